// Units that begin, change and end on a day: whose points are whose before and after it.
#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "client/core/ledger.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::Computer;
using testing::County;
using testing::day;
using testing::must;

const base::UnitCode kOldTown("angsu");
const base::UnitCode kNewTown("chengchuan");

const rules::Period kMarch = *rules::parse_period("2024-03");
const rules::Period kSuccessionYear = *rules::parse_period("2024");

// An item of the old unit in the log, accepted.
struct Change {
  County county;
  domain::Subject item;

  Change() : item(county.submit(county.angsu())) {
    everybody();
    must(accept_item(office(), item));
    everybody();
  }
  Replica& office() { return county.office().replica(); }
  void everybody() {
    for (Computer* computer : {&county.angsu(), &county.office(), &county.angsu()}) {
      must(computer->exchange());
    }
    county.server().scoring().work();
    for (Computer* computer : {&county.angsu(), &county.office()}) must(computer->exchange());
  }
  // "": it is not scored then.
  static std::string points(Replica& replica, const base::UnitCode& unit,
                            const rules::Period& period) {
    Ledger ledger = must(Ledger::build(replica, false, period));
    for (const rules::UnitResult& each : ledger.standing(period, replica.today()).units) {
      if (each.unit == unit.text()) return each.points.text();
    }
    return "";
  }
  // As the server publishes it now.
  std::string published(const base::UnitCode& unit) {
    const auto standing = must(published_standing(office()));
    for (const protocol::StandingUnit& each : standing->units) {
      if (each.unit == unit) return each.points;
    }
    return "";
  }
};

TEST_CASE(
    "a unit that is merged from a day keeps its points until then; afterwards they are its "
    "heir's") {
  Change change;
  CHECK(change.points(change.office(), kOldTown, kSuccessionYear) == "1");
  must(end_unit(change.office(), kOldTown, kNewTown, day("2024-04-01"), false));
  change.everybody();
  CHECK(change.points(change.office(), kOldTown, kSuccessionYear) == "1");
  CHECK(change.points(change.office(), kNewTown, kSuccessionYear) == "0");
  CHECK(change.published(kOldTown) == "1");

  change.county.clock.advance(std::chrono::hours(24 * 40));
  change.everybody();
  CHECK(change.points(change.office(), kOldTown, kSuccessionYear) == "");
  CHECK(change.points(change.office(), kNewTown, kSuccessionYear) == "1");
  CHECK(change.published(kOldTown) == "");
  CHECK(change.published(kNewTown) == "1");
  // The month before the merger is looked at as it was.
  CHECK(change.points(change.office(), kOldTown, kMarch) == "1");
  CHECK(change.points(change.office(), kNewTown, kMarch) == "0");
}

TEST_CASE("a heir that begins anew takes nothing over, and nor does anybody of a dissolved unit") {
  Change change;
  std::optional<base::UnitCode> heir;
  SUBCASE("a heir that begins anew") {
    heir = kNewTown;
  }
  SUBCASE("no heir") {}
  must(end_unit(change.office(), kOldTown, heir, change.office().today(), true));
  change.everybody();
  CHECK(change.points(change.office(), kOldTown, kSuccessionYear) == "");
  CHECK(change.points(change.office(), kNewTown, kSuccessionYear) == "0");
  CHECK(change.published(kNewTown) == "0");
}

TEST_CASE("the heir's own computer sees what it took over, and computes the same") {
  Change change;
  const auto heir = change.county.join("chengchuan", {domain::Role::kReporter});
  must(heir->exchange());
  CHECK(change.points(heir->replica(), kNewTown, kSuccessionYear) == "0");
  must(end_unit(change.office(), kOldTown, kNewTown, change.office().today(), false));
  change.everybody();
  must(heir->exchange());
  must(heir->exchange());
  CHECK(change.points(heir->replica(), kNewTown, kSuccessionYear) == "1");
  CHECK(must(heir->replica().words(
                 must(heir->replica().item(change.item)).current_offer()->body.words))
            .has_value());
  const auto standing = must(published_standing(heir->replica()));
  REQUIRE(standing.has_value());
  CHECK(must(compare_with_published(heir->replica(), *standing)).empty());
}

TEST_CASE("another group from a day: the target before it is the old group's") {
  Change change;
  UnitInput input;
  input.code = kOldTown;
  input.group = "g3";
  input.from = day("2024-04-01");
  must(define_unit(change.office(), input));
  change.county.clock.advance(std::chrono::hours(24 * 40));
  change.everybody();
  const auto target = [&](const char* period) {
    const rules::Period month = *rules::parse_period(period);
    Ledger ledger = must(Ledger::build(change.office(), false, month));
    return ledger.scoring()
        .unit_result(kOldTown.text(), month, change.office().today(), false)
        .targets.front()
        .value.text();
  };
  CHECK(target("2024-03") == "8");
  CHECK(target("2024-04") == "4");
}

TEST_CASE("a new name holds from its day, and the old one still finds the unit") {
  Change change;
  UnitInput input;
  input.code = kOldTown;
  input.name = "昂素街道办事处";
  input.from = day("2024-04-01");
  const std::string before = change.office().unit_name(kOldTown);
  must(define_unit(change.office(), input));
  CHECK(change.office().unit_name(kOldTown) == before);
  change.county.clock.advance(std::chrono::hours(24 * 40));
  CHECK(change.office().unit_name(kOldTown) == "昂素街道办事处");
  CHECK(must(change.office().find_unit(before)) == kOldTown);
  CHECK(must(change.office().find_unit("昂素街道办事处")) == kOldTown);
}

}  // namespace
}  // namespace yibao::client
