// The register's units: looked for, defined, changed by their days, ended, with what it means said
// before it is done.
#include <doctest/doctest.h>

#include "tests/app/administrator.h"

namespace yibao::testing {
namespace {

using app::UnitDeed;

struct Units : Administrator {
  Units() { sits_down(); }
  app::UnitsSection& section() { return place().units; }
  void open(const char* code) {
    section().open(base::UnitCode(code));
    desk->settle();
  }
  void begin_change(const char* code) {
    open(code);
    section().begin_change(sheet());
    desk->settle();
  }
  void do_it() {
    desk->settle();
    section().do_it();
    desk->settle();
  }
};

TEST_CASE("units are found by any name, by group, and ended ones when they are asked for") {
  Units units;
  auto& section = units.section();
  CHECK(section.rows(units.sheet()).size() == 3);
  section.filter = "城川";
  REQUIRE(section.rows(units.sheet()).size() == 1);
  CHECK(units.sheet()->units[section.rows(units.sheet()).front()].name == "城川镇");
  section.filter = "chengchuan";
  CHECK(section.rows(units.sheet()).size() == 1);
  section.filter.clear();
  REQUIRE(units.sheet()->groups.size() == 3);
  section.group = 2;
  REQUIRE(section.rows(units.sheet()).size() == 1);
  CHECK(units.sheet()->units[section.rows(units.sheet()).front()].code.text() == "shanghaimiao");
  CHECK(units.unit("angsu").office);
}

TEST_CASE("a change from a day says what it will mean, and is planned until then") {
  Units units;
  units.begin_change("chengchuan");
  auto& section = units.section();
  CHECK(section.form.name == "城川镇");
  CHECK_FALSE(section.can_do());
  units.desk->settle();
  REQUIRE(section.meaning());
  CHECK(section.meaning()->problem);  // nothing differs yet
  section.form.name = "城川街道";
  section.form.from = "2024-07-01";
  CHECK_FALSE(section.can_do());  // what it means is not known yet
  units.desk->settle();
  REQUIRE(section.meaning());
  CHECK_FALSE(section.meaning()->problem);
  CHECK(any_contains(section.meaning()->zh, "2024-07-01"));
  CHECK(any_contains(section.meaning()->zh, "城川街道"));
  CHECK(any_contains(section.meaning()->en, "2024-07-01"));
  units.do_it();
  CHECK_FALSE(section.problem());
  CHECK(section.doing() == UnitDeed::kNone);
  const app::RegisteredUnit& unit = units.unit("chengchuan");
  CHECK(unit.name == "城川镇");
  CHECK(unit.planned);
  REQUIRE(unit.stretches.size() == 2);
  CHECK(unit.stretches[1].name == "城川街道");
  CHECK(unit.stretches[1].planned);
  section.drop_planned(unit.code, day("2024-07-01"));
  units.desk->settle();
  CHECK_FALSE(units.unit("chengchuan").planned);
}

TEST_CASE("a unit merged into another says who takes over its points") {
  Units units;
  units.open("chengchuan");
  auto& section = units.section();
  section.begin_end(units.sheet());
  units.desk->settle();
  CHECK(section.missing() == "desk.register.need_heir");
  section.form.heir = 1 + choice_of(section.choices().units, "上海庙镇");
  section.form.from = "2024-07-01";
  units.desk->settle();
  REQUIRE(section.meaning());
  CHECK(any_contains(section.meaning()->zh, "上海庙镇"));
  units.do_it();
  const app::RegisteredUnit& unit = units.unit("chengchuan");
  CHECK(unit.ends_on == day("2024-07-01"));
  CHECK(unit.heir == "上海庙镇");
  CHECK_FALSE(unit.ended);
  CHECK(unit.planned);
  section.resume(unit.code, day("2024-07-01"));
  units.desk->settle();
  CHECK_FALSE(units.unit("chengchuan").ends_on);
}

TEST_CASE("a new unit needs a code and a name, and one that is there is not defined again") {
  Units units;
  auto& section = units.section();
  section.begin_new(units.sheet());
  units.desk->settle();
  CHECK(section.missing() == "desk.register.need_code");
  section.form.code = "chengchuan";
  CHECK(section.missing() == "desk.register.need_name");
  section.form.name = "新城镇";
  units.desk->settle();
  REQUIRE(section.meaning());
  REQUIRE(section.meaning()->problem);
  CHECK(section.meaning()->problem->code == base::ErrorCode::kAlreadyExists);
  CHECK_FALSE(section.can_do());
  section.form.code = "xincheng";
  section.form.group = 1;
  section.form.headcount = "many";
  CHECK(section.missing() == "desk.register.need_headcount");
  section.form.headcount = "23";
  units.do_it();
  CHECK(units.unit("xincheng").name == "新城镇");
  CHECK(units.unit("xincheng").headcount == 23);
  CHECK(units.unit("xincheng").group_name.zh == "第一组");
}

TEST_CASE("the ruleset's units are seen before they are defined all at once") {
  Units units;
  const std::size_t missing = units.sheet()->undefined.size();
  CHECK(missing > 10);
  units.section().define_all();
  units.desk->settle();
  CHECK(units.sheet()->undefined.empty());
  CHECK(units.sheet()->units.size() == missing + 3);
}

TEST_CASE("what was typed stands there again, and what others changed meanwhile is not undone") {
  Units units;
  units.begin_change("chengchuan");
  units.section().form.headcount = "40";
  units.desk->settle();
  units.place().leave();  // as when another place is gone to, or the screen is locked
  units.desk->settle();
  domain::UnitDefined other;
  other.group = "g3";
  units.desk.reset();
  units.town.define_unit("chengchuan", other);
  units.sits_down();
  units.begin_change("chengchuan");
  CHECK(units.section().form.headcount == "40");
  CHECK(units.section().form.group == 3);
  units.section().form.from_a_day = false;
  units.do_it();
  CHECK(units.unit("chengchuan").headcount == 40);
  CHECK(units.unit("chengchuan").group == "g3");
  // And it was kept no longer than it was of use.
  units.section().begin_change(units.sheet());
  units.desk->settle();
  CHECK(units.section().form.headcount == "40");
  units.section().form.headcount = "41";
  units.desk->settle();
  units.section().give_up();
  units.desk->settle();
  units.section().begin_change(units.sheet());
  units.desk->settle();
  CHECK(units.section().form.headcount == "40");
}

}  // namespace
}  // namespace yibao::testing
