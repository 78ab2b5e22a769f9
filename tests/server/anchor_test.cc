// What an event says of the log it was made by is held against this log; what devices have seen is
// kept, and told to the others.
#include <doctest/doctest.h>

#include <functional>

#include "tests/server/verdicts.h"
#include "tests/support/must.h"
#include "tests/support/restoring.h"

using namespace yibao;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;

namespace {

std::string verdict_on(JurisdictionFixture& fixture,
                       const std::function<void(domain::Event&)>& change) {
  Draft draft = fixture.draft(fixture.reporter());
  change(draft.offered);
  return testing::verdict(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}));
}

}  // namespace

TEST_CASE("an event that was made by another log waits, and never stands in this one") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  CHECK(verdict_on(fixture, [](domain::Event&) {}) == "admitted");
  CHECK(verdict_on(fixture, [](domain::Event& event) { (*event.anchor.root)[31] ^= 1U; }) ==
        "held other_log");
  CHECK(verdict_on(fixture, [](domain::Event& event) { event.anchor.size -= 1; }) ==
        "held other_log");
  CHECK(verdict_on(fixture, [](domain::Event& event) { event.anchor.size += 1000; }) ==
        "held other_log");
  // An older program says no root, and a newcomer has seen nothing.
  CHECK(verdict_on(fixture, [](domain::Event& event) { event.anchor.root.reset(); }) == "admitted");
  CHECK(verdict_on(fixture, [](domain::Event& event) { event.anchor = {}; }) == "admitted");
}

TEST_CASE("what a restore has taken away since is held against nobody") {
  JurisdictionFixture fixture;
  const testing::TempFolder copy;
  testing::copy_out(fixture.server(), copy.path());
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const domain::Event before = fixture.draft(fixture.reporter()).offered;
  fixture.stop();
  testing::copy_log(copy.path(), fixture.folder());
  fixture.start();
  must(fixture.server().writer().begin_epoch("test"));
  testing::confirm_restore(fixture.server());
  CHECK(verdict_on(fixture, [&](domain::Event& event) { event.anchor = before.anchor; }) ==
        "admitted");
}

TEST_CASE("an event names the device that its key is kept on") {
  JurisdictionFixture fixture;
  CHECK(verdict_on(fixture, [&](domain::Event& event) {
          event.device = fixture.neighbour().device;
        }) == "refused foreign_key");
  CHECK(verdict_on(fixture, [&](domain::Event& event) { event.device = base::DeviceId(); }) ==
        "refused foreign_key");
}

TEST_CASE("what a device has seen is told to the others, once, also after a restart") {
  JurisdictionFixture fixture;
  const auto seen = fixture.server().state()->checkpoint;
  auto request = fixture.request();
  request.seen = seen;
  const auto draft = fixture.draft(fixture.reporter());
  request.events = {protocol::sign_event(draft.offered, fixture.reporter().key)};
  request.contents = {draft.words};
  CHECK(must(fixture.exchange(fixture.reporter(), request)).sightings.empty());
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  for (const bool restarted : {false, true}) {
    if (restarted) fixture.restart();
    const auto told = must(fixture.exchange(fixture.neighbour(), fixture.request()));
    REQUIRE(told.sightings.size() == 1);
    CHECK(told.sightings.front().checkpoint == seen);
    CHECK(crypto::verify_consistency(seen.size, seen.root, told.checkpoint.size,
                                     told.checkpoint.root, told.sightings.front().consistency));
    CHECK(must(fixture.exchange(fixture.neighbour(), fixture.request())).sightings.empty());
    CHECK(must(fixture.exchange(fixture.reporter(), fixture.request())).sightings.empty());
  }
  // Nobody's word but the log key's is told on.
  auto forged = fixture.request();
  forged.seen = fixture.server().state()->checkpoint;
  forged.seen->signature[5] ^= 1U;
  must(fixture.exchange(fixture.leader(), forged));
  CHECK(must(fixture.exchange(fixture.neighbour(), fixture.request())).sightings.empty());
}
