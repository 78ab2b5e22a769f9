#include "client/core/app/office/unit_picks.h"

#include <doctest/doctest.h>

#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

using base::UnitCode;

std::shared_ptr<const client::UnitDirectory> directory_of(Town& town) {
  return std::make_shared<client::UnitDirectory>(
      client::unit_directory(*town.replica(kOfficerPassphrase)));
}

struct PickingOffice {
  Town town;
  app::UnitPicks picks;
  PickingOffice() {
    town.become_office("赵审核", kOfficerPassphrase);
    town.add_units({"jiaotiju", "chengchuan", "fagaiwei", "shanghaimiao_kaifaqu"});
    picks.use(directory_of(town));
  }
  const client::UnitGroup& group(std::size_t number) { return picks.directory()->groups[number]; }
};

TEST_CASE("units stand by groups in the ruleset's order, without the office and what has ended") {
  PickingOffice office;
  office.town.end_unit("fagaiwei", day("2024-03-01"));
  office.picks.use(directory_of(office.town));
  REQUIRE(office.picks.directory()->groups.size() == 2);
  CHECK(office.group(0).name.zh == "第一组");
  REQUIRE(office.group(0).units.size() == 2);
  CHECK(office.group(0).units[0].name == "上海庙经济开发区");
  CHECK(office.group(0).units[1].name == "城川镇");
  REQUIRE(office.group(1).units.size() == 1);
  CHECK(office.group(1).units[0].name == "教体局");
  CHECK(office.picks.directory()->unit(UnitCode("angsu")) == nullptr);
}

TEST_CASE("a unit that no rules know stands apart, by its code") {
  PickingOffice office;
  office.town.define_unit("new_office", {});
  const auto directory = directory_of(office.town);
  REQUIRE(directory->groups.size() == 3);
  CHECK(directory->groups.back().code.empty());
  CHECK(directory->groups.back().units.front().name == "new_office");
}

TEST_CASE("a whole group is ticked at once and counted") {
  PickingOffice office;
  CHECK_FALSE(office.picks.whole(office.group(0)));
  office.picks.pick_group(office.group(0), true);
  CHECK(office.picks.whole(office.group(0)));
  CHECK(office.picks.count_in(office.group(0)) == 2);
  CHECK(office.picks.count_in(office.group(1)) == 0);
  office.picks.pick(UnitCode("chengchuan"), false);
  CHECK_FALSE(office.picks.whole(office.group(0)));
  office.picks.pick_all(true);
  CHECK(office.picks.count() == 4);
  office.picks.pick_all(false);
  CHECK(office.picks.count() == 0);
}

TEST_CASE("units are found by any name, and what is not shown is not ticked along") {
  PickingOffice office;
  office.picks.search = " 开发区 ";
  CHECK(office.picks.shows(office.group(0).units[0]));
  CHECK_FALSE(office.picks.shows(office.group(0).units[1]));
  office.picks.pick_group(office.group(0), true);
  CHECK(office.picks.count() == 1);
  CHECK(office.picks.whole(office.group(0)));  // of what is shown
  office.picks.search = "教育体育局";
  office.picks.pick_all(true);
  CHECK(office.picks.units() ==
        std::vector{UnitCode("shanghaimiao_kaifaqu"), UnitCode("jiaotiju")});
}

TEST_CASE("a unit that ends is no longer picked, and one is told so") {
  PickingOffice office;
  office.picks.set({UnitCode("fagaiwei"), UnitCode("chengchuan"), UnitCode("no_such")});
  CHECK(office.picks.count() == 2);
  office.town.end_unit("fagaiwei", day("2024-03-01"));
  CHECK(office.picks.use(directory_of(office.town)) == std::vector{UnitCode("fagaiwei")});
  CHECK(office.picks.units() == std::vector{UnitCode("chengchuan")});
}

TEST_CASE("the units of a group are found by its name; another name is an error") {
  PickingOffice office;
  const auto replica = office.town.replica(kOfficerPassphrase);
  const auto units = client::units_of_group(*replica, "第二组");
  REQUIRE(units.has_value());
  CHECK(*units == std::vector{UnitCode("fagaiwei"), UnitCode("jiaotiju")});
  const auto none = client::units_of_group(*replica, "第九组");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == base::ErrorCode::kTermUnknown);
}

}  // namespace
}  // namespace yibao::testing
