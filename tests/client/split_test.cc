// A server that shows two offices two logs: found by what the one has seen, whichever way the other
// learns of it; and that an honest one is never taken for such.
#include <doctest/doctest.h>

#include "client/core/compare.h"
#include "client/core/store/restore_book.h"
#include "client/core/sync/courier.h"
#include "server/service/admin.h"
#include "tests/client/lying_log.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;
using Response = protocol::ExchangeResponse;

constexpr ExchangeLimits kSplitLimits{250, 1024 * 1024};

std::int64_t pieces_of_evidence(Computer& computer) {
  return must(computer.replica().book().evidence_count());
}

// Two computers, each with a server of its own that has gone its own way, and both content.
struct Split {
  Split()
      : neighbour(county.join("chengchuan", {Role::kReporter, Role::kLeader},
                              domain::LeaderPost::kInCharge)) {
    must(county.angsu().exchange());
    must(neighbour->exchange());
    county.split();
    neighbour->line().to_other = true;
  }
  Computer& town() { return county.angsu(); }
  // So many drafts more, offered and signed off, in that log.
  void grow(Computer& computer, int drafts) {
    for (int i = 0; i < drafts; ++i) county.submit(computer);
    must(computer.exchange());
  }
  crypto::Checkpoint seen_by(Computer& computer) {
    return *computer.replica().progress().checkpoint;
  }

  County county;
  std::unique_ptr<Computer> neighbour;
};

// Stopped for good: after a restart, too, and whatever the server answers now.
void check_halted(Split& split, Computer& computer, server::Jurisdiction& server) {
  CHECK(computer.replica().progress().split);
  CHECK(pieces_of_evidence(computer) == 1);
  const std::uint64_t size = server.state()->checkpoint.size;
  computer.line().tamper = nullptr;
  split.county.submit(computer);
  CHECK(code_of(computer.exchange_once()) == "log_split");
  computer.close();
  computer.start();
  must(computer.sign_in());
  CHECK(code_of(computer.exchange_once()) == "log_split");
  CHECK(server.state()->checkpoint.size == size);
  CHECK(must(computer.replica().outbox().count(OutboxState::kWaiting)) == 2);
  CHECK(must(export_bundle(computer.replica(), kSplitLimits)).events == 0);
  CHECK(pieces_of_evidence(computer) == 1);  // both signed checkpoints, once
}

TEST_CASE("told of what another has seen, whoever is shown another log halts with both of them") {
  for (const auto& grows : {std::pair(1, 2), {2, 1}, {1, 1}}) {
    CAPTURE(grows.first);
    CAPTURE(grows.second);
    Split split;
    split.grow(split.town(), grows.first);
    split.grow(*split.neighbour, grows.second);
    CHECK(pieces_of_evidence(split.town()) + pieces_of_evidence(*split.neighbour) == 0);
    const crypto::Checkpoint seen = split.seen_by(split.town());
    split.neighbour->line().tamper = [&](Response& response) {
      const auto& tree = split.county.other_server().writer().store().tree();
      protocol::Sighting sighting{seen, {}};
      if (seen.size < tree.size()) {
        sighting.consistency = crypto::consistency_proof(tree, seen.size, response.checkpoint.size);
      }
      response.sightings.push_back(sighting);
    };
    CHECK(code_of(split.neighbour->exchange_once()) == "log_split");
    check_halted(split, *split.neighbour, split.county.other_server());
  }
}

TEST_CASE("an event made by another log tells of it to whoever is shown it") {
  Split split;
  split.grow(split.town(), 1);
  // Made with that log in sight, and signed.
  const auto item = split.county.submit(split.town());
  const auto state = must(split.town().replica().item(item));
  const auto kept = must(split.town().replica().entries().find(state.sign_offs.front().id));
  // The other server's own program does not take it.
  protocol::ExchangeRequest request;
  request.jurisdiction = base::JurisdictionCode("otog");
  request.program = YIBAO_VERSION;
  request.events = {kept->event};
  const auto answers = must(split.county.other_server().exchange().handle(
                                split.town().replica().identity()->device, request))
                           .answers;
  CHECK(answers.at(0).code == base::ErrorCode::kOtherLog);
  CHECK(answers.at(0).outcome == protocol::Outcome::kHeld);
  // Whoever writes it into that log all the same shows it to somebody.
  Computer& office = split.county.office();
  office.line().to_other = true;
  must(office.exchange());
  const auto place = split.county.other_server().state()->checkpoint.size + 1;
  const domain::Stamp stamp{1, place, split.county.clock.now()};
  office.line().tamper = [&](Response& response) {
    response.entries = {{kept->event, stamp}};
    testing::as_if_logged(split.county.other_server(), office, response);
  };
  must(office.exchange_once());
  REQUIRE(office.replica().progress().others.size() == 1);
  CHECK(pieces_of_evidence(office) == 0);
  const SentExchange next = must(Exchanger(office.replica()).next(kSplitLimits));
  Response answer;
  answer.checkpoint = *office.replica().progress().checkpoint;
  answer.entries = {{kept->event, stamp}};
  testing::as_if_logged(split.county.other_server(), office, answer);
  CHECK(code_of(Exchanger(office.replica()).apply(next, answer)) == "log_split");
  CHECK(office.replica().progress().split);
  CHECK(pieces_of_evidence(office) == 1);
}

TEST_CASE("two offices compare a line of text: of one length, of two, and with a server between") {
  Split split;
  split.grow(split.town(), 1);
  split.grow(*split.neighbour, 1);
  const auto line = must(checkpoint_line(split.town().replica()));
  const auto theirs =
      must(read_checkpoint_line("  " + line.substr(0, 60) + "\r\n" + line.substr(60)));
  CHECK(theirs == split.seen_by(split.town()));
  CHECK(must(compare_with(split.town().replica(), theirs)) == Agreement::kSame);
  CHECK(checkpoint_code(theirs) != checkpoint_code(split.seen_by(*split.neighbour)));
  SUBCASE("the same length shows it at once") {
    CHECK(must(compare_with(split.neighbour->replica(), theirs)) == Agreement::kContrary);
  }
  SUBCASE("the server cannot prove what is shorter") {
    split.grow(*split.neighbour, 1);
    CHECK(must(compare_with(split.neighbour->replica(), theirs)) == Agreement::kToBeProved);
    CHECK(standing_of(split.neighbour->replica().progress(), theirs) == Agreement::kToBeProved);
    CHECK(code_of(split.neighbour->exchange_once()) == "log_split");
    CHECK(standing_of(split.neighbour->replica().progress(), theirs) == Agreement::kContrary);
  }
  SUBCASE("nor what is longer") {
    split.grow(split.town(), 1);
    CHECK(must(compare_with(split.neighbour->replica(), split.seen_by(split.town()))) ==
          Agreement::kToBeProved);
    CHECK(code_of(split.neighbour->exchange_once()) == "log_split");
  }
  check_halted(split, *split.neighbour, split.county.other_server());
}

TEST_CASE("what an honest server has proved since is the same log to both") {
  County county;
  const auto neighbour = county.join("chengchuan", {Role::kReporter});
  must(neighbour->exchange());
  county.submit(county.angsu());
  must(county.angsu().exchange());
  const crypto::Checkpoint theirs = *county.angsu().replica().progress().checkpoint;
  CHECK(must(compare_with(neighbour->replica(), theirs)) == Agreement::kToBeProved);
  must(neighbour->exchange());
  CHECK(standing_of(neighbour->replica().progress(), theirs) == Agreement::kSame);
  CHECK(pieces_of_evidence(*neighbour) == 0);
}

TEST_CASE("an office that has no line has it proved by stick") {
  Split split;
  Computer& neighbour = *split.neighbour;
  split.grow(split.town(), 1);
  split.grow(neighbour, 1);
  split.grow(neighbour, 1);
  CHECK(must(compare_with(neighbour.replica(), split.seen_by(split.town()))) ==
        Agreement::kToBeProved);
  const auto file = must(export_bundle(neighbour.replica(), kSplitLimits)).file;
  const auto reply =
      must(server::Admin(split.county.other_server()).run({"import", {}, file})).file;
  CHECK(code_of(import_bundle(neighbour.replica(), reply)) == "log_split");
  check_halted(split, neighbour, split.county.other_server());
}

TEST_CASE("only what this log's key has signed is compared") {
  Split split;
  const crypto::Checkpoint seen = split.seen_by(split.town());
  Replica& replica = split.neighbour->replica();
  for (std::size_t bit = 0; bit < 8 * crypto::kCheckpointBytes; bit += 3) {
    base::Bytes bytes = crypto::encode(seen);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    const auto changed = compare_with(replica, *crypto::decode_checkpoint(bytes));
    REQUIRE_FALSE(changed.has_value());
  }
  CHECK(code_of(read_checkpoint_line("yibao-checkpoint-1:AAAA")) == "malformed");
  CHECK(code_of(read_checkpoint_line("")) == "malformed");
  CHECK_FALSE(replica.progress().split);
  CHECK(pieces_of_evidence(*split.neighbour) == 0);
}

TEST_CASE("a courier brings it to the other server: that one halts, and seals no answer") {
  Split split;
  split.grow(split.town(), 1);
  split.grow(*split.neighbour, 1);
  const auto file = must(export_bundle(split.town().replica(), kSplitLimits)).file;
  CHECK(code_of(server::Admin(split.county.other_server()).run({"import", {}, file})) ==
        "server_restored");
  CHECK(split.county.other_server().writer().halt() == server::Halt::kRolledBack);
  CHECK(code_of(split.neighbour->exchange_once()) == "server_restored");
}

TEST_CASE("an honest server tells everybody of the others, and nobody is alarmed") {
  County county;
  const auto neighbour =
      county.join("chengchuan", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
  Computer* const all[] = {&county.angsu(), neighbour.get(), &county.office()};
  std::size_t told = 0;
  for (Computer* each : all) {
    each->line().tamper = [&](Response& response) { told += response.sightings.size(); };
  }
  for (int round = 0; round < 6; ++round) {
    if (round == 3) {
      county.back_up();
      county.submit(county.angsu());
      must(county.angsu().exchange());
      county.restore();
    }
    county.submit(*all[round % 2]);
    for (Computer* each : all) must(each->exchange());
  }
  CHECK(told >= 8);
  for (Computer* each : all) {
    must(each->exchange());
    CHECK_FALSE(each->replica().progress().split);
    CHECK(each->replica().progress().others.size() <= 2);
  }
  CHECK(pieces_of_evidence(*neighbour) == 0);
  CHECK(pieces_of_evidence(county.office()) == 0);
  // The same is told once.
  told = 0;
  for (int i = 0; i < 3; ++i) must(county.office().exchange());
  CHECK(told == 0);
}

}  // namespace
}  // namespace yibao::client
