// An exchange by stick, end to end: exported, taken in by the server, its answer imported; once,
// twice, late, and after other exchanges.
#include "client/core/sync/courier.h"

#include <doctest/doctest.h>

#include "shared/protocol/bundle.h"
#include "tests/client/sticks.h"

namespace yibao::client {
namespace {

using domain::Stage;
using testing::answered;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::exported;
using testing::must;
using testing::stick_evidence;
using testing::waiting;

TEST_CASE("a bundle goes out and its answer comes in, once and again") {
  County county;
  Computer& town = county.angsu();
  const auto others = county.join("chengchuan", {domain::Role::kReporter});
  const auto item = county.submit(town);
  const base::Bytes reply = answered(county, exported(town));
  county.clock.advance(std::chrono::hours(48));
  const auto first = must(import_bundle(town.replica(), reply));
  CHECK(first.admitted == 2);
  CHECK(must(town.replica().item(item)).stage == Stage::kReceived);
  CHECK(waiting(town) == 0);
  // What a stick says of the time it said days ago.
  CHECK(town.replica().progress().clock_offset_millis == 0);
  const auto again = must(import_bundle(town.replica(), reply));
  CHECK_FALSE(again.overtaken);
  CHECK(must(town.replica().item(item)).stage == Stage::kReceived);
  CHECK(stick_evidence(town) == 0);
  must(town.exchange());
  CHECK(stick_evidence(town) == 0);
}

TEST_CASE("an exchange over the line between export and import is no contradiction") {
  County county;
  Computer& town = county.angsu();
  const auto item = county.submit(town, "第一件");
  const base::Bytes file = exported(town);
  const auto later = county.submit(town, "第二件");
  SUBCASE("the server takes the stick first") {
    const base::Bytes reply = answered(county, file);
    must(town.exchange());
    must(import_bundle(town.replica(), reply));
  }
  SUBCASE("the server takes the stick last") {
    must(town.exchange());
    const auto others = county.join("chengchuan", {domain::Role::kReporter});
    const base::Bytes reply = answered(county, file);
    must(import_bundle(town.replica(), reply));
    CHECK(town.replica().progress().also_seen.size() <= 1);
  }
  for (const auto& each : {item, later}) {
    CHECK(must(town.replica().item(each)).stage == Stage::kReceived);
  }
  must(town.exchange());
  CHECK(town.replica().progress().also_seen.empty());
  CHECK(stick_evidence(town) == 0);
  CHECK(waiting(town) == 0);
}

TEST_CASE("two sticks whose answers come in the wrong order are both good") {
  County county;
  Computer& town = county.angsu();
  county.submit(town, "第一件");
  const base::Bytes first = answered(county, exported(town));
  county.submit(town, "第二件");
  const base::Bytes second = answered(county, exported(town));
  CHECK(must(import_bundle(town.replica(), second)).admitted == 4);
  must(import_bundle(town.replica(), first));
  CHECK(waiting(town) == 0);
  CHECK(stick_evidence(town) == 0);
  must(town.exchange());
  CHECK(stick_evidence(town) == 0);
}

TEST_CASE("an answer from an epoch that is over says nothing any more") {
  County county;
  Computer& town = county.angsu();
  const auto item = county.submit(town);
  county.back_up();
  const base::Bytes reply = answered(county, exported(town));
  county.restore();
  must(town.exchange());
  CHECK(must(import_bundle(town.replica(), reply)).overtaken);
  CHECK(stick_evidence(town) == 0);
  CHECK(must(town.replica().item(item)).stage == Stage::kReceived);
}

TEST_CASE("a reply that was not asked from here, or was changed, is refused by name") {
  County county;
  Computer& town = county.angsu();
  county.submit(town);
  base::Bytes reply = answered(county, exported(town));
  must(town.replica().database().run("DELETE FROM exported"));
  CHECK(code_of(import_bundle(town.replica(), reply)) == "not_allowed_now");
  CHECK(code_of(import_bundle(county.office().replica(), reply)) == "not_allowed_now");
  // Anybody of the unit can seal something to the device.
  const auto& key = town.replica().device_key()->public_key();
  const base::Bytes forged = must(protocol::seal_reply_bundle(key, {}, base::Bytes(200, 'x')));
  CHECK(code_of(import_bundle(town.replica(), forged)) == "answer_changed");
  CHECK(waiting(town) == 2);
}

}  // namespace
}  // namespace yibao::client
