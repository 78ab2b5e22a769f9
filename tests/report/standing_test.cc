#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "shared/report/standing_json.h"
#include "shared/report/standing_text.h"
#include "tests/report/small_county.h"

namespace yibao::report {
namespace {

using nlohmann::json;
using testing::SmallCounty;

constexpr auto kChinese = texts::Language::kChinese;
constexpr auto kEnglish = texts::Language::kEnglish;

constexpr const char* kStandingRecords =
    "2021-02-01,东坞镇,submitted,A,,1\n"
    "2021-02-10,,adopted,A,county,1\n"
    "2021-03-10,,adopted,A,city,1\n"
    "2021-02-01,西坞镇,submitted,B,,1\n"
    "2021-02-10,,adopted,B,county,1\n"
    "2021-03-01,西坞镇,submitted,,,2\n";

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the table names all units, best first, with points and targets, in either language") {
  SmallCounty county(kStandingRecords);
  const auto standing = county.standing("2021-12-31");
  const std::string zh = standing_table(kChinese, county.scoring(), standing);
  CAPTURE(zh);
  CHECK(has(zh, "竹坞县办法　2021（截至 2021-12-31）"));
  CHECK(has(zh, "3/3"));
  CHECK(has(zh, "1/3"));
  const auto east = zh.find("东坞镇");
  const auto west = zh.find("西坞镇");
  const auto school = zh.find("教育局");
  REQUIRE(school != std::string::npos);
  CHECK(east < west);
  CHECK(west < school);
  const std::string en = standing_table(kEnglish, county.scoring(), standing);
  CHECK(has(en, "Zhuwu rules, 2021 (as of 2021-12-31)"));
  CHECK(has(en, "towns"));
  CHECK(has(en, "东坞镇"));
}

TEST_CASE("a ledger shows the clause, the day and the record behind every point") {
  SmallCounty county(kStandingRecords);
  const auto standing = county.standing("2021-12-31");
  const std::string zh = unit_ledger(kChinese, county.scoring(), standing, "dongwu");
  CAPTURE(zh);
  CHECK(has(zh, "东坞镇　积分明细"));
  CHECK(has(zh, "总排名：第1名（共3个单位）"));
  CHECK(has(zh, "组内排名：第1名（共2个单位）"));
  CHECK(has(zh, "第二条"));
  CHECK(has(zh, "2021-02-10"));
  CHECK(has(zh, "第四条第一款"));
  CHECK(has(zh, "就高计分，该项30分，补差额"));
  CHECK(has(zh, "合计 30 分"));
  CHECK(!has(zh, "西坞镇"));
  const std::string en = unit_ledger(kEnglish, county.scoring(), standing, "dongwu");
  CHECK(has(en, "东坞镇: ledger"));
  CHECK(has(en, "highest counts: of 30, the difference"));
  CHECK(has(en, "Total 30"));
}

TEST_CASE("a target of a running year is running, of a past one missed") {
  SmallCounty county(kStandingRecords);
  const auto during = county.standing("2021-06-30");
  CHECK(has(unit_ledger(kEnglish, county.scoring(), during, "dongwu"), "running"));
  const auto after = county.standing("2022-01-01");
  CHECK(has(unit_ledger(kEnglish, county.scoring(), after, "dongwu"), "missed"));
  CHECK(has(unit_ledger(kEnglish, county.scoring(), after, "xiwu"), "met"));
}

TEST_CASE("the JSON has the same figures, as numbers, of all units or one") {
  SmallCounty county(kStandingRecords);
  const auto standing = county.standing("2021-12-31");
  const json all = json::parse(standing_json(county.scoring(), standing, ""));
  CHECK(all.at("ruleset") == "zhuwu");
  CHECK(all.at("period") == "2021");
  CHECK(all.at("as_of") == "2021-12-31");
  REQUIRE(all.at("units").size() == 3);
  const json one = json::parse(standing_json(county.scoring(), standing, "xiwu"));
  REQUIRE(one.at("units").size() == 1);
  CHECK(one.at("units")[0] == all.at("units")[1]);
  CHECK(one.at("units")[0].at("points") == 20);
  const json east = all.at("units")[0];
  REQUIRE(east.at("ledger").size() == 2);
  CHECK(east.at("points") == 30);
  // Every point of the sum is in a row.
  int sum = 0;
  for (const json& row : east.at("ledger")) sum += row.at("points").get<int>();
  CHECK(sum == 30);
}

}  // namespace
}  // namespace yibao::report
