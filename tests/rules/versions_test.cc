// Rules that change during a year, and targets that the office sets for single units.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/rules/scoring.h"

namespace yibao::rules {
namespace {

Date day(std::string_view text) {
  return *base::parse_date(text);
}

// Two units, items submitted and adopted, and whatever else the test puts in.
std::shared_ptr<const Ruleset> ruleset_of(std::string_view parts) {
  const std::string json = fmt::format(
      R"({{"format": "yibao.ruleset/1", "ruleset": "changing", "name": "改规则的县",
          "place": "某县", "in_force_from": "2021-01-01",
          "levels": [{{"id": "county", "name": "县"}}],
          "groups": [{{"id": "town", "name": "乡镇"}}],
          "units": [{{"id": "east", "name": "东乡", "group": "town"}},
                    {{"id": "west", "name": "西乡", "group": "town"}}],
          "signoff": [{{"signers": ["in_charge"]}}],
          "measures": [{{"id": "submitted", "name": "报送", "items": {{"record": "submitted"}}}}],
          {} }})",
      parts);
  LoadedRuleset loaded = load_ruleset(json);
  for (const Problem& problem : loaded.problems) FAIL(problem.place << ": " << problem.key);
  return loaded.ruleset;
}

// The two parts of a test: what happened, and the rules over time.
class Case {
 public:
  Case(std::vector<DatedRuleset> rules, std::string_view records) : rules_(std::move(rules)) {
    const RecordsFile file = read_records(records, rules_.front().ruleset->words);
    for (const Problem& problem : file.problems) FAIL(problem.place << ": " << problem.key);
    for (const FactRow& row : file.rows) facts_.add(row);
    facts_.settle();
    scoring_ = std::make_unique<Scoring>(rules_, rules_.front().ruleset->words.units.all(), facts_);
  }

  UnitResult of(const Code& unit, const char* period, const char* as_of = "2021-12-31") {
    return scoring_->unit_result(unit, *parse_period(period), day(as_of), true);
  }
  std::string points(const Code& unit, const char* period) {
    return of(unit, period).points.text();
  }
  Scoring& scoring() { return *scoring_; }

 private:
  std::vector<DatedRuleset> rules_;
  FactTable facts_;
  std::unique_ptr<Scoring> scoring_;
};

constexpr const char* kSubmittedForOne = R"("points": {"id": "total", "name": "总分", "sum": [
  {"id": "submission", "name": "报送", "items":
    {"id": "submitted", "name": "报送", "when": {"record": "submitted"}, "points": 1}}]})";
constexpr const char* kSubmittedForFive = R"("points": {"id": "total", "name": "总分", "sum": [
  {"id": "submission", "name": "报送", "items":
    {"id": "submitted", "name": "报送", "when": {"record": "submitted"}, "points": 5}}]})";

constexpr const char* kTwoItems =
    "date,unit,record,count\n"
    "2021-06-30,东乡,submitted,1\n"
    "2021-07-01,东乡,submitted,1\n";

TEST_CASE("a fact is scored by the version in force on its day") {
  Case test({{day("2021-01-01"), ruleset_of(kSubmittedForOne)},
             {day("2021-07-01"), ruleset_of(kSubmittedForFive)}},
            kTwoItems);
  CHECK(test.points("east", "2021-06") == "1");
  CHECK(test.points("east", "2021-07") == "5");
  CHECK(test.points("east", "2021") == "6");
}

TEST_CASE("a fact before the first version earns nothing") {
  Case test({{day("2021-07-01"), ruleset_of(kSubmittedForFive)}}, kTwoItems);
  CHECK(test.points("east", "2021") == "5");
  CHECK(test.points("east", "2021-06") == "0");
}

constexpr const char* kMonthly = R"("targets": [
    {{"id": "month", "name": "每月", "measure": "submitted", "every": "month", "value": {0}}}],
  "points": {{"id": "total", "name": "总分", "sum": [
    {{"id": "bonus", "name": "完成奖", "each_period":
      {{"every": "month", "if": {{"met": "month"}}, "met": {1}}}}}]}})";

TEST_CASE("a monthly rule and its target are those of the version of the month's last day") {
  Case test({{day("2021-01-01"), ruleset_of(fmt::format(kMonthly, 1, 10))},
             {day("2021-06-15"), ruleset_of(fmt::format(kMonthly, 2, 20))}},
            "date,unit,record,count\n"
            "2021-05-02,东乡,submitted,1\n"
            "2021-06-02,东乡,submitted,2\n"
            "2021-06-02,西乡,submitted,1\n");
  CHECK(test.points("east", "2021-05") == "10");
  CHECK(test.points("east", "2021-06") == "20");
  CHECK(test.points("west", "2021-06") == "0");
  CHECK(test.points("east", "2021") == "30");
  const UnitResult may = test.of("east", "2021-05");
  REQUIRE(may.targets.size() == 1);
  CHECK(may.targets[0].value.text() == "1");
  const UnitResult june = test.of("west", "2021-06");
  REQUIRE(june.targets.size() == 1);
  CHECK(june.targets[0].value.text() == "2");
  CHECK(!june.targets[0].met);
}

constexpr const char* kWithPrize = R"("points": {"id": "total", "name": "总分", "sum": [
  {"id": "submission", "name": "报送", "items":
    {"id": "submitted", "name": "报送", "when": {"record": "submitted"}, "points": 1}},
  {"id": "prize", "name": "加分", "items":
    {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 7}},
  {"id": "monthly", "name": "每月", "base": {"every": "month", "points": 2}}]})";

TEST_CASE("a rule that the second version drops keeps what it gave and gives no more") {
  Case test({{day("2021-01-01"), ruleset_of(kWithPrize)},
             {day("2021-07-01"), ruleset_of(kSubmittedForFive)}},
            "date,unit,record,level\n"
            "2021-06-30,东乡,submitted,\n"
            "2021-06-30,东乡,adopted,county\n"
            "2021-07-01,东乡,submitted,\n"
            "2021-07-01,东乡,adopted,county\n");
  // 1 + 7 in June, 5 in July, and six months of 2.
  const UnitResult year = test.of("east", "2021");
  CHECK(year.points.text() == "25");
  REQUIRE(year.earlier.size() == 2);
  CHECK(year.earlier[0].node->id == "prize");
  CHECK(year.earlier[0].firm.text() == "7");
  CHECK(year.earlier[1].node->id == "monthly");
  CHECK(year.earlier[1].firm.text() == "12");
  CHECK(test.points("east", "2021-07") == "5");
  CHECK(test.points("east", "2021-06") == "10");
}

TEST_CASE("ranks count what a dropped rule gave") {
  const std::string ranked =
      std::string(kSubmittedForFive) +
      R"(, "rankings": [{"id": "all", "name": "排名", "keys": [{"points": "total"}]}])";
  Case test({{day("2021-01-01"), ruleset_of(kWithPrize)}, {day("2021-07-01"), ruleset_of(ranked)}},
            "date,unit,record,level\n"
            "2021-06-30,东乡,adopted,county\n"
            "2021-07-01,西乡,submitted,\n");
  const Standing standing =
      test.scoring().standing(*parse_period("2021"), day("2021-12-31"), false);
  REQUIRE(standing.units[0].rankings.size() == 1);
  CHECK(standing.units[0].rankings[0].rank.place == 1);
  CHECK(standing.units[0].rankings[0].keys[0].decimal(0).text() == "19");
  CHECK(standing.units[1].rankings[0].rank.place == 2);
}

constexpr const char* kEvery = R"("points": {{"id": "total", "name": "总分", "sum": [
    {{"id": "base", "name": "基础", "base": {{"every": "{0}", "points": {1}}}}}]}})";

TEST_CASE("a rule that changes from months to quarters gives both their own periods") {
  Case test({{day("2021-01-01"), ruleset_of(fmt::format(kEvery, "month", 1))},
             {day("2021-07-01"), ruleset_of(fmt::format(kEvery, "quarter", 10))}},
            "date,unit,record\n");
  CHECK(test.points("east", "2021") == "26");
  CHECK(test.points("east", "2021-03") == "1");
  CHECK(test.points("east", "2021-Q3") == "10");
  CHECK(test.points("east", "2021-Q2") == "3");
}

constexpr const char* kVersionHighest =
    R"("points": {"id": "total", "name": "总分", "items": {"highest": [
    {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 20},
    {"id": "forwarded", "name": "转报", "when": {"record": "forwarded"}, "points": 30}]}})";
constexpr const char* kSum = R"("points": {"id": "total", "name": "总分", "items": {"sum": [
    {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 20},
    {"id": "forwarded", "name": "转报", "when": {"record": "forwarded"}, "points": 30}]}})";

TEST_CASE("an item's claims are put together as the version of each day says") {
  const char* records =
      "date,unit,record,item,level\n"
      "2021-06-30,东乡,adopted,A,county\n"
      "2021-07-01,,forwarded,A,county\n";
  Case to_sum(
      {{day("2021-01-01"), ruleset_of(kVersionHighest)}, {day("2021-07-01"), ruleset_of(kSum)}},
      records);
  CHECK(to_sum.points("east", "2021") == "50");
  Case to_highest(
      {{day("2021-01-01"), ruleset_of(kSum)}, {day("2021-07-01"), ruleset_of(kVersionHighest)}},
      records);
  CHECK(to_highest.points("east", "2021") == "30");
}

TEST_CASE("a line that is dropped stays outside of how the others are put together") {
  const char* only_forwarded = R"("points": {"id": "total", "name": "总分", "items": {"highest": [
    {"id": "forwarded", "name": "转报", "when": {"record": "forwarded"}, "points": 30}]}})";
  Case test({{day("2021-01-01"), ruleset_of(kVersionHighest)},
             {day("2021-07-01"), ruleset_of(only_forwarded)}},
            "date,unit,record,item,level\n"
            "2021-06-30,东乡,adopted,A,county\n"
            "2021-07-01,,forwarded,A,county\n");
  CHECK(test.points("east", "2021") == "50");
}

constexpr const char* kTargets = R"("targets": [
    {"id": "month", "name": "每月", "measure": "submitted", "every": "month", "value": 3},
    {"id": "year", "name": "全年", "measure": "submitted", "every": "year", "value": 36}])";

TEST_CASE("a unit's own target stands in for its group's; none is none") {
  const auto rules = with_unit_targets(ruleset_of(kTargets), {{"east", "month", Decimal(1), {}},
                                                              {"west", "year", std::nullopt, {}}});
  Case test({{day("2021-01-01"), rules}}, "date,unit,record\n2021-03-05,东乡,submitted\n");
  const UnitResult east = test.of("east", "2021-03");
  CHECK(east.targets[0].value.text() == "1");
  CHECK(east.targets[0].met);
  CHECK(east.targets[1].value.text() == "36");
  const UnitResult west = test.of("west", "2021-03");
  REQUIRE(west.targets.size() == 1);
  CHECK(west.targets[0].value.text() == "3");
}

TEST_CASE("a unit's own target holds from its date on, until a later one") {
  const auto history = with_unit_targets({{day("2021-01-01"), ruleset_of(kTargets)}},
                                         {{"east", "month", Decimal(5), day("2021-09-15")},
                                          {"east", "month", Decimal(1), day("2021-04-01")},
                                          {"west", "year", Decimal(12), day("2020-06-01")}});
  REQUIRE(history.size() == 3);
  Case test(history, "date,unit,record\n");
  const auto value = [&](const char* unit, const char* period) {
    return test.of(unit, period).targets[0].value.text();
  };
  CHECK(value("east", "2021-03") == "3");
  CHECK(value("east", "2021-04") == "1");
  CHECK(value("east", "2021-08") == "1");
  CHECK(value("east", "2021-09") == "5");
  CHECK(value("west", "2021-09") == "3");
  CHECK(test.of("west", "2021").targets.back().value.text() == "12");
}

TEST_CASE("unit targets follow a ruleset that changes later") {
  const auto changed = ruleset_of(R"("targets": [
    {"id": "month", "name": "每月", "measure": "submitted", "every": "month", "value": 8}])");
  const auto history =
      with_unit_targets({{day("2021-01-01"), ruleset_of(kTargets)}, {day("2021-07-01"), changed}},
                        {{"east", "month", Decimal(1), day("2021-04-01")},
                         {"east", "year", Decimal(9), day("2021-04-01")}});
  Case test(history, "date,unit,record\n");
  CHECK(test.of("east", "2021-03").targets[0].value.text() == "3");
  CHECK(test.of("east", "2021-08").targets[0].value.text() == "1");
  CHECK(test.of("west", "2021-08").targets[0].value.text() == "8");
  CHECK(test.of("east", "2021").targets.size() == 12);
}

TEST_CASE("no unit targets leave the history as it is") {
  const std::vector<DatedRuleset> rules = {{day("2021-01-01"), ruleset_of(kTargets)}};
  CHECK(with_unit_targets(rules, {}).front().ruleset == rules.front().ruleset);
  CHECK(with_unit_targets(rules.front().ruleset, {}) == rules.front().ruleset);
}

}  // namespace
}  // namespace yibao::rules
