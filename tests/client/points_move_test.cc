#include "client/core/points_move.h"

#include <doctest/doctest.h>

#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::County;
using testing::must;

// An item of 昂素镇 that the office has accepted.
struct Desk {
  County county;
  domain::Subject item;

  Desk() : item(county.submit(county.angsu())) {
    must(county.angsu().exchange());
    must(county.office().exchange());
    must(accept_item(replica(), item));
  }
  Replica& replica() { return county.office().replica(); }

  base::EventId adopt(const char* journal) {
    Adoption adoption;
    adoption.journal = journal;
    adoption.on_date = replica().today();
    adoption.reason = "确有价值";
    return must(adopt_item(replica(), item, adoption));
  }
  template <class Act>
  PointsMove moved_by(Act act) {
    const PointsWatch watch =
        must(PointsWatch::begin(replica(), must(units_of_item(replica(), item))));
    act();
    return must(watch.end(replica()));
  }
};

TEST_CASE("an adoption moves its unit's points, with the line, the clause and the total") {
  Desk desk;
  const PointsMove move = desk.moved_by([&] { desk.adopt("ordos_zhengxun"); });
  REQUIRE(move.units.size() == 1);
  const MovedUnit& unit = move.units.front();
  CHECK(unit.unit == base::UnitCode("angsu"));
  CHECK(unit.has_points);
  CHECK((unit.after - unit.before).text() == "20");
  REQUIRE(unit.lines.size() == 1);
  CHECK(unit.lines.front().by.text() == "20");
  CHECK_FALSE(unit.lines.front().clause.empty());
}

TEST_CASE("a lower adoption after a higher one moves nothing and says why") {
  Desk desk;
  desk.adopt("meiri_yaoqing");
  const PointsMove move = desk.moved_by([&] { desk.adopt("ordos_zhengxun"); });
  REQUIRE(move.units.size() == 1);
  CHECK(move.units.front().before == move.units.front().after);
  REQUIRE(move.units.front().lines.size() == 1);
  CHECK(move.units.front().lines.front().by.is_zero());
  CHECK(move.units.front().lines.front().credit == rules::Credit::kNoIncrease);
}

TEST_CASE("an adoption that is taken back takes its points with it") {
  Desk desk;
  const base::EventId adoption = desk.adopt("ordos_zhengxun");
  const PointsMove move =
      desk.moved_by([&] { must(retract_fact(desk.replica(), adoption, "mistake", "")); });
  REQUIRE(move.units.size() == 1);
  CHECK((move.units.front().after - move.units.front().before).text() == "-20");
}

TEST_CASE("what counts for nothing moves nobody") {
  Desk desk;
  const PointsMove move =
      desk.moved_by([&] { must(comment_item(desk.replica(), desk.item, "数字很好")); });
  CHECK(move.units.empty());
}

TEST_CASE("points and targets move apart: what is no longer counted leaves its target as well") {
  Desk desk;
  const PointsMove move =
      desk.moved_by([&] { must(refuse_item(desk.replica(), desk.item, "too_shallow", "")); });
  REQUIRE(move.units.size() == 1);
  CHECK((move.units.front().after - move.units.front().before).text() == "-1");
  REQUIRE_FALSE(move.units.front().targets.empty());
  CHECK(move.units.front().targets.front().done == "0");
}

}  // namespace
}  // namespace yibao::client
