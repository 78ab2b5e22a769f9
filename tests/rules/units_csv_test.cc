// Units files, and what is said of faulty ones.
#include <doctest/doctest.h>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "tests/rules/problems.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

const Vocabulary& known_words() {
  static const LoadedRuleset kLoaded = load_ruleset(
      testing::read_file(testing::source_path("tests/rules/rulesets/everything.json")));
  REQUIRE(kLoaded.ruleset != nullptr);
  return kLoaded.ruleset->words;
}

struct UnitFault {
  const char* csv;
  const char* place;
  const char* key;
  const char* mentions = "";
};

TEST_CASE("a units file takes the ruleset's ids and groups, and knows parents in any order") {
  const UnitsFile file = read_units_file(
      "单位,组,上级,人数,别名\n"
      "新设服务站,,南乡,,\n"
      "东乡镇,乡镇,,35,东乡人民政府；东\n"
      "南乡,town,,,\n",
      known_words());
  CHECK_MESSAGE(file.problems.empty(), testing::all_of(file.problems));
  REQUIRE(file.units.size() == 3);
  CHECK(file.units[0].id == "新设服务站");
  CHECK(file.units[0].parent == "南乡");
  CHECK(!file.units[0].group);
  CHECK(file.units[1].id == "east");
  CHECK(file.units[1].name.zh == "东乡");
  CHECK(file.units[1].headcount == 35);
  CHECK(file.units[1].aliases == std::vector<std::string>{"东乡镇", "东乡人民政府", "东"});
  CHECK(file.units[2].group == "town");
}

TEST_CASE("faults of a units file") {
  const std::vector<UnitFault> unit_faults = {
      {"group\ntown\n", "row 1", "csv_missing_column", "unit"},
      {"unit,group\n东乡,城市\n", "row 2, column group", "csv_unknown_value", "town, dept"},
      {"unit,parent\n东乡,西乡\n", "row 2, column parent", "csv_unknown_unit", "西乡"},
      {"unit,parent\n东乡,东乡\n", "row 2, column parent", "circle", "东乡"},
      {"unit,parent\n甲,乙\n乙,丙\n丙,甲\n", "row 3, column parent", "circle", "乙"},
      {"unit,headcount\n东乡,many\n", "row 2, column headcount", "csv_bad_number"},
      {"unit,headcount\n东乡,1000001\n", "row 2, column headcount", "csv_bad_number", "1000000"},
      {"unit,group\n东乡,\n东乡镇,\n", "row 3, column unit", "repeated", "东乡镇"},
      {"unit,group\n,town\n", "row 2, column unit", "csv_empty_field"},
      {"unit,aliases\n东乡,水站\n财政局,水站\n", "file", "name_shared", "水站"},
  };
  for (const UnitFault& fault : unit_faults) {
    CAPTURE(fault.csv);
    const UnitsFile file = read_units_file(fault.csv, known_words());
    CAPTURE(testing::all_of(file.problems));
    const Problem* found = testing::find(file.problems, fault.place, fault.key);
    REQUIRE(found != nullptr);
    CHECK(testing::english(*found).find(fault.mentions) != std::string::npos);
  }
}

}  // namespace
}  // namespace yibao::rules
