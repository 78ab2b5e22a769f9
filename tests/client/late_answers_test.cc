// Answers that come by stick after others have come over the line: what they may still say, and
// what must not come back with them.
#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "tests/client/sticks.h"

namespace yibao::client {
namespace {

using domain::Stage;
using testing::answered;
using testing::Computer;
using testing::County;
using testing::exported;
using testing::must;
using testing::stick_evidence;
using testing::waiting;

TEST_CASE("a late answer does not go through a restore again that is known already") {
  County county;
  Computer& town = county.angsu();
  county.back_up();
  const auto item = county.submit(town);
  must(town.exchange());
  county.restore();
  must(town.exchange());
  const base::Bytes file = exported(town);
  county.restore();  // what the stick has seen is of an epoch that is lost
  must(town.exchange());
  const std::int64_t evidence = stick_evidence(town);
  const std::uint64_t cursor = town.replica().progress().cursor;
  const auto taken = must(import_bundle(town.replica(), answered(county, file)));
  CHECK_FALSE(taken.restored);
  CHECK(taken.offered_again == 0);
  CHECK(waiting(town) == 0);
  CHECK(must(town.replica().item(item)).stage == Stage::kReceived);
  CHECK(town.replica().progress().cursor >= cursor);
  CHECK(stick_evidence(town) == evidence);
}

TEST_CASE("a late answer that begins behind a gap is not judged by half a registry") {
  County county;
  Computer& office = county.office();
  must(office.exchange());
  county.back_up("early");
  const auto neighbour = county.join("chengchuan", {domain::Role::kReporter, domain::Role::kLeader},
                                     domain::LeaderPost::kInCharge);
  must(office.exchange());
  county.back_up("late");
  county.restore("early");
  must(office.exchange());
  const base::Bytes file = exported(office);
  // The neighbour's key stands where the office's stick has been, and waits here to be pulled.
  county.restore("late");
  const auto item = county.submit(*neighbour);
  must(neighbour->exchange());
  const base::Bytes reply = answered(county, file);
  must(office.exchange_once());
  CHECK(office.replica().progress().cursor == 0);
  const std::int64_t evidence = stick_evidence(office);
  must(import_bundle(office.replica(), reply));
  CHECK(stick_evidence(office) == evidence);
  must(office.exchange());
  CHECK(must(office.replica().item(item)).stage == Stage::kReceived);
  CHECK(stick_evidence(office) == evidence);
}

TEST_CASE("what comes by stick is judged by what its own answer says is in the log") {
  County county;
  Computer& office = county.office();
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  const auto colleague = county.join("office", {domain::Role::kAdministrator});
  must(office.exchange());
  // By stick the colleague gets a right; the first answer gets lost, and the right is used.
  const base::PersonId person = *colleague->replica().person();
  must(define_person(office.replica(), {person,
                                        colleague->unit(),
                                        {"乌云", "干事", "0477-7620001", ""},
                                        {domain::Role::kAdministrator, domain::Role::kOffice}}));
  const base::Bytes file = exported(office);
  answered(county, file);
  must(colleague->exchange());
  must(accept_item(colleague->replica(), item));
  must(colleague->exchange());
  must(import_bundle(office.replica(), answered(county, file)));
  CHECK(stick_evidence(office) == 0);
  CHECK(must(office.replica().item(item)).stage == Stage::kAccepted);
}

// An item of 昂素镇's, and what the office said of it, which the town has not seen.
struct Commented {
  Commented() : item(county.submit(county.angsu())) {
    must(county.angsu().exchange());
    must(county.office().exchange());
    must(comment_item(county.office().replica(), item, "请补充数据来源"));
    must(county.office().exchange());
  }
  Computer& town() { return county.angsu(); }
  // Words of the item that the town has; the number of what has been said of it is checked.
  std::size_t words_here(std::size_t said) {
    const auto about = must(town().replica().entries().all_about(item));
    CHECK(about.size() == said);
    std::size_t words = 0;
    for (const domain::Entry& entry : about) {
      for (const auto& address : entry.event->contents) {
        if (must(town().replica().vault().has(address))) ++words;
      }
    }
    return words;
  }

  County county;
  domain::Subject item;
};

TEST_CASE("words that were on their way while a secret was found are wiped as they come") {
  Commented made;
  const base::Bytes reply = answered(made.county, exported(made.town()));
  must(find_secret(made.town().replica(), made.item, "security"));
  CHECK(must(import_bundle(made.town().replica(), reply)).pulled > 0);
  CHECK(made.words_here(4) == 0);
  must(made.town().exchange());
  CHECK(made.words_here(4) == 0);
}

TEST_CASE("a stick from before a secret was found brings no words of it") {
  Commented made;
  const base::Bytes reply = answered(made.county, exported(made.town()));
  must(find_secret(made.town().replica(), made.item, "security"));
  const base::Bytes nothing_asked = exported(made.town(), {250, 0});
  CHECK(must(import_bundle(made.town().replica(), answered(made.county, nothing_asked))).admitted ==
        1);
  CHECK(must(import_bundle(made.town().replica(), reply)).pulled > 0);
  CHECK(made.words_here(4) == 0);
  must(made.town().exchange());
  CHECK(made.words_here(4) == 0);
}

TEST_CASE("a stick from before a unit left does not bring back what was dropped with it") {
  County county;
  Computer& town = county.angsu();
  UnitInput village;
  village.code = base::UnitCode("village");
  village.name = "草原村";
  village.parent = base::UnitCode("angsu");
  must(define_unit(county.office().replica(), village));
  must(county.office().exchange());
  const auto below = county.join("village", {domain::Role::kReporter, domain::Role::kLeader},
                                 domain::LeaderPost::kInCharge);
  must(town.exchange());
  const auto item = county.submit(*below);
  must(below->exchange());
  const base::Bytes reply = answered(county, exported(town));
  must(town.exchange());
  const auto here = [&] { return must(town.replica().entries().about(item)).size(); };
  CHECK(here() > 0);
  village.parent.reset();
  must(define_unit(county.office().replica(), village));
  must(county.office().exchange());
  must(town.exchange());
  CHECK(here() == 0);
  must(import_bundle(town.replica(), reply));
  CHECK(here() == 0);
  CHECK(stick_evidence(town) == 0);
}

TEST_CASE("an offer at the end of a page outlives a change of units that comes with it") {
  County county;
  Computer& office = county.office();
  must(office.exchange());
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  UnitInput village;
  village.code = base::UnitCode("village");
  village.name = "草原村";
  must(define_unit(office.replica(), village));
  // One entry a page: the offer without the signature that shows it.
  CHECK(
      must(import_bundle(office.replica(), answered(county, exported(office, {250, 1})))).pulled ==
      1);
  must(office.exchange());
  CHECK(must(office.replica().entries().about(item)).size() == 2);
}

}  // namespace
}  // namespace yibao::client
