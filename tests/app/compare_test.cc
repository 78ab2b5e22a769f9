// Two offices compare what they have seen of the log, at the screen.
#include <doctest/doctest.h>

#include "tests/app/town.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using app::Verdict;

// The place, looked at: what was asked for has been read.
struct Comparing {
  explicit Comparing(Town& at) : desk(at) {
    desk.sign_in(kReporterPassphrase);
    desk.work.way.go(app::Place::kSettings);
    settle();
  }
  app::ComparePlace& place() { return desk.work.compare; }
  void settle() { desk.settle(); }
  // The key of the sentence; "" where there is none.
  std::string compared_with(const std::string& line) {
    place().theirs = line;
    place().compare();
    settle();
    return said();
  }
  std::string said() {
    const auto finding = place().finding();
    return finding ? finding->key : "";
  }
  Verdict verdict() { return place().finding()->verdict; }

  TownDesk desk;
};

std::string line_of(const crypto::Checkpoint& checkpoint) {
  return "yibao-checkpoint-1:" + base::to_base64url(crypto::encode(checkpoint));
}

crypto::Digest root(std::uint8_t number) {
  return crypto::Digest{number};
}

TEST_CASE("what was seen of the log is shown, to be read out and to be copied") {
  Town town;
  {
    Comparing before(town);
    REQUIRE(before.place().seen() != nullptr);
    CHECK_FALSE(before.place().seen()->has_value());
    CHECK(before.compared_with(line_of(town.checkpoint(5, root(1)))) == "desk.compare.none");
  }
  const auto seen = town.checkpoint(40, root(1));
  town.sees(seen);
  Comparing comparing(town);
  REQUIRE(comparing.place().seen() != nullptr);
  REQUIRE(comparing.place().seen()->has_value());
  const app::ComparePlace::Seen& shown = **comparing.place().seen();
  CHECK(shown.size == 40);
  CHECK(shown.at == seen.at);
  CHECK(shown.code == client::checkpoint_code(seen));
  CHECK(shown.line == line_of(seen));
  // It follows what exchanges bring, though nothing in the log is for here.
  const auto later = town.checkpoint(41, root(2));
  town.clock.advance(std::chrono::minutes(1));
  must(comparing.desk.core.change([&](client::Replica& replica) -> base::Status {
    replica.progress().checkpoint = later;
    replica.progress().last_exchange = town.clock.now();
    return replica.book().set_progress(replica.progress());
  }));
  comparing.settle();
  CHECK((**comparing.place().seen()).size == 41);
}

TEST_CASE("the same log is said to be the same, with the blanks that messages put in") {
  Town town;
  town.sees(town.checkpoint(40, root(1)));
  Comparing comparing(town);
  std::string line = (**comparing.place().seen()).line;
  line.insert(50, "\n ");
  CHECK(comparing.compared_with(line) == "cli.against.same");
  CHECK(comparing.verdict() == Verdict::kGood);
}

TEST_CASE("another log is said to be one, its proof is kept, and nothing goes out any more") {
  Town town;
  town.sees(town.checkpoint(40, root(1)));
  Comparing comparing(town);
  CHECK(comparing.compared_with(line_of(town.checkpoint(40, root(2)))) == "error.log_split");
  CHECK(comparing.verdict() == Verdict::kBad);
  CHECK(comparing.desk.work.snapshot().line->evidence == 1);
  CHECK(must(comparing.desk.core.look(
      [](client::Replica& replica) -> base::Result<bool> { return replica.progress().split; })));
}

TEST_CASE("what one has seen and the other has not is left to the next exchange, and then said") {
  Town town;
  town.sees(town.checkpoint(40, root(1)));
  const auto theirs = town.checkpoint(55, root(2));
  for (const bool proved : {true, false}) {
    CAPTURE(proved);
    Comparing comparing(town);
    CHECK(comparing.compared_with(line_of(theirs)) == "cli.against.to_be_proved");
    CHECK(comparing.verdict() == Verdict::kAttention);
    // As an exchange leaves it.
    must(comparing.desk.core.change([&](client::Replica& replica) -> base::Status {
      if (proved) replica.progress().others.clear();
      return proved ? replica.book().set_progress(replica.progress())
                    : client::note_split(replica, *replica.progress().checkpoint, theirs);
    }));
    comparing.settle();
    CHECK(comparing.said() == (proved ? "cli.against.same" : "error.log_split"));
  }
}

TEST_CASE("a line that is none, of another log or of no server says so, each in its own words") {
  Town town;
  const auto seen = town.checkpoint(40, root(1));
  town.sees(seen);
  Comparing comparing(town);
  CHECK_FALSE(comparing.place().can_compare());
  CHECK(comparing.compared_with("昂素镇见到第 40 条") == "desk.compare.unreadable");
  CHECK(comparing.compared_with(line_of(seen).substr(0, 100)) == "desk.compare.unreadable");
  auto foreign = seen;
  foreign.log_id[0] ^= 1U;
  CHECK(comparing.compared_with(line_of(foreign)) == "desk.compare.foreign");
  auto forged = seen;
  forged.size = 41;
  CHECK(comparing.compared_with(line_of(forged)) == "desk.compare.forged");
  CHECK(comparing.verdict() == Verdict::kAttention);
  CHECK_FALSE(comparing.place().problem());
  CHECK(comparing.desk.work.snapshot().line->evidence == 0);
  // Whoever sits down next begins anew.
  comparing.desk.work.lock();
  comparing.settle();
  CHECK(comparing.place().theirs.empty());
  CHECK(comparing.said().empty());
}

}  // namespace
}  // namespace yibao::testing
