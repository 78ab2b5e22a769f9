// How single records are credited: the day, the way, the points. Scenarios show the sums.
#include "shared/rules/ledger.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/rules/scoring.h"

namespace yibao::rules {
namespace {

std::shared_ptr<const Ruleset> ruleset(std::string_view items) {
  const std::string json = fmt::format(
      R"({{"format": "yibao.ruleset/1", "ruleset": "small", "name": "某县", "place": "某县",
          "in_force_from": "2021-01-01",
          "levels": [{{"id": "county", "name": "县"}}, {{"id": "city", "name": "市"}}],
          "units": [{{"id": "east", "name": "东乡"}}, {{"id": "west", "name": "西乡"}}],
          "flags": [{{"id": "serious", "name": "严重"}}],
          "signoff": [{{"signers": ["in_charge"]}}],
          "points": {{"id": "total", "name": "总分", {} }} }})",
      items);
  LoadedRuleset loaded = load_ruleset(json);
  for (const Problem& problem : loaded.problems) FAIL(problem.place << ": " << problem.key);
  return loaded.ruleset;
}

constexpr const char* name_of(Credit credit) {
  switch (credit) {
    case Credit::kFull: return "full";
    case Credit::kIncrease: return "increase";
    case Credit::kNoIncrease: return "no increase";
    case Credit::kRepeated: return "repeated";
    case Credit::kUnmet: return "unmet";
    case Credit::kZeroed: return "zeroed";
    case Credit::kOutOfRange: return "out of range";
  }
  return "";
}

// A unit's ledger as lines "2021-05-06 adopted full 20 20": day, line, credit, the line's points,
// those credited.
std::vector<std::string> ledger(std::string_view items, std::string_view records,
                                const char* unit = "east") {
  const auto rules = ruleset(items);
  const RecordsFile file = read_records(records, rules->words);
  for (const Problem& problem : file.problems) FAIL(problem.place << ": " << problem.key);
  FactTable facts;
  for (const FactRow& row : file.rows) facts.add(row);
  facts.settle();
  Scoring scoring({{rules->in_force_from, rules}}, rules->words.units.all(), facts);
  std::vector<std::string> lines;
  for (const LedgerRow& row : scoring.account(unit).ledger()) {
    lines.push_back(fmt::format("{} {} {} {} {}", base::to_text(row.date), row.line->line->id,
                                name_of(row.credit), row.line_points.text(), row.points.text()));
  }
  return lines;
}

using Lines = std::vector<std::string>;

constexpr const char* kHighest = R"("items": {"highest": [
  {"id": "county", "name": "县", "when": {"record": "adopted", "level": "county"}, "points": 20},
  {"id": "city", "name": "市", "when": {"record": "adopted", "level": "city"}, "points": 30}]})";

TEST_CASE("of several claims the increase is credited on the day it came") {
  CHECK(ledger(kHighest,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,adopted,A,county\n"
               "2021-05-01,,adopted,A,city\n"
               "2021-06-01,,adopted,A,county\n") == Lines{"2021-02-01 county full 20 20",
                                                          "2021-05-01 city increase 30 10",
                                                          "2021-06-01 county repeated 20 0"});
  CHECK(ledger(kHighest,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,adopted,A,city\n"
               "2021-05-01,,adopted,A,county\n") ==
        Lines{"2021-02-01 city full 30 30", "2021-05-01 county no increase 20 0"});
}

TEST_CASE("records without an item are items of their own") {
  CHECK(ledger(kHighest,
               "date,unit,record,level,count\n"
               "2021-02-01,东乡,adopted,county,2\n"
               "2021-02-01,东乡,adopted,city,1\n") ==
        Lines{"2021-02-01 county full 40 40", "2021-02-01 city full 30 30"});
}

constexpr const char* kNeeds = R"("items": {"sum": [
  {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 10},
  {"id": "instructed", "name": "批示", "when": {"record": "instructed"}, "points": 5,
   "once_per": "record", "needs": {"record": "adopted"}}]})";

TEST_CASE("what waits for another record counts on the later of the two days") {
  CHECK(ledger(kNeeds,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,instructed,A,county\n"
               "2021-05-01,,adopted,A,county\n"
               "2021-06-01,,instructed,A,county\n"
               "2021-02-01,东乡,instructed,B,county\n") ==
        Lines{"2021-02-01 instructed unmet 5 0", "2021-05-01 instructed full 5 5",
              "2021-05-01 adopted full 10 10", "2021-06-01 instructed full 5 5"});
}

constexpr const char* kWeighed = R"("items":
  {"id": "inaccurate", "name": "失实", "when": {"record": "inaccurate"},
   "table": [{"when": {"flag": "serious"}, "points": -20}], "otherwise": -10})";

TEST_CASE("once an item, the weightier of two counts, for deductions too") {
  CHECK(ledger(kWeighed,
               "date,unit,record,item,flags\n"
               "2021-02-01,东乡,inaccurate,A,\n"
               "2021-03-01,,inaccurate,A,serious\n"
               "2021-04-01,,inaccurate,A,\n") == Lines{"2021-02-01 inaccurate full -10 -10",
                                                       "2021-03-01 inaccurate increase -20 -10",
                                                       "2021-04-01 inaccurate repeated -10 0"});
}

constexpr const char* kOnceADay = R"("items":
  {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 1,
   "once_per": ["level", "date"]})";

TEST_CASE("once per several keys means once for each combination of them") {
  CHECK(ledger(kOnceADay,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,adopted,A,county\n"
               "2021-02-01,,adopted,A,county\n"
               "2021-02-01,,adopted,A,city\n"
               "2021-02-02,,adopted,A,county\n") ==
        Lines{"2021-02-01 adopted full 1 1", "2021-02-01 adopted repeated 1 0",
              "2021-02-01 adopted full 1 1", "2021-02-02 adopted full 1 1"});
}

constexpr const char* kCapped = R"("items": {"cap": {"most": 25, "of": [
  {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 10,
   "once_per": "record"}]}})";

TEST_CASE("a cap on an item lets through what fits") {
  CHECK(ledger(kCapped,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,adopted,A,county\n"
               "2021-03-01,,adopted,A,county\n"
               "2021-04-01,,adopted,A,county\n"
               "2021-05-01,,adopted,A,county\n") ==
        Lines{"2021-02-01 adopted full 10 10", "2021-03-01 adopted full 10 10",
              "2021-04-01 adopted increase 10 5", "2021-05-01 adopted no increase 10 0"});
}

constexpr const char* kSumInHighest = R"("items": {"highest": [
  {"sum": [
    {"id": "county", "name": "县", "when": {"record": "adopted", "level": "county"}, "points": 4},
    {"id": "city", "name": "市", "when": {"record": "adopted", "level": "city"}, "points": 5}]},
  {"id": "instructed", "name": "批示", "when": {"record": "instructed"}, "points": 7}]})";

TEST_CASE("a sum inside a highest counts as one") {
  CHECK(ledger(kSumInHighest,
               "date,unit,record,item,level\n"
               "2021-02-01,东乡,adopted,A,county\n"
               "2021-03-01,,instructed,A,city\n"
               "2021-04-01,,adopted,A,city\n") == Lines{"2021-02-01 county full 4 4",
                                                        "2021-03-01 instructed increase 7 3",
                                                        "2021-04-01 city increase 5 2"});
}

constexpr const char* kShared = R"("attribution": {"mode": "shares", "shares": [70, 30]}, "items":
  {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 5})";

TEST_CASE("a share of the points is credited, the line's points stand beside it") {
  const char* records =
      "date,unit,record,item,level,units\n"
      "2021-02-01,,adopted,A,county,东乡;西乡\n"
      "2021-03-01,西乡,adopted,B,county,\n";
  CHECK(ledger(kShared, records) == Lines{"2021-02-01 adopted full 5 3.5"});
  CHECK(ledger(kShared, records, "west") ==
        Lines{"2021-02-01 adopted full 5 1.5", "2021-03-01 adopted full 5 5"});
}

TEST_CASE("what the office laid down for a merged item goes before the ruleset's attribution") {
  using domain::CreditPolicy;
  const auto rules = ruleset(
      R"("items": {"id": "adopted", "name": "采用", "when": {"record": "adopted"}, "points": 30})");
  const auto credited = [&](CreditPolicy credit, std::vector<std::int64_t> shares) {
    FactRow row;
    row.date = *base::parse_date("2021-05-06");
    row.unit = "east";
    row.record = record::kAdopted;
    row.item = "A";
    row.level = "county";
    row.units = {"east", "west"};
    row.credit = credit;
    row.shares = std::move(shares);
    FactTable facts;
    facts.add(row);
    facts.settle();
    Scoring scoring({{rules->in_force_from, rules}}, rules->words.units.all(), facts);
    std::string points;
    for (const char* unit : {"east", "west"}) {
      for (const LedgerRow& each : scoring.account(unit).ledger()) {
        points += (points.empty() ? "" : " ") + each.points.text();
      }
    }
    return points;
  };
  CHECK(credited(CreditPolicy::kByRuleset, {}) == "30 30");
  CHECK(credited(CreditPolicy::kFull, {}) == "30 30");
  CHECK(credited(CreditPolicy::kEqual, {}) == "15 15");
  CHECK(credited(CreditPolicy::kLeadOnly, {}) == "30 0");
  CHECK(credited(CreditPolicy::kShares, {70, 30}) == "21 9");
}

TEST_CASE("the version of a day is the last one in force by then") {
  const auto rules = ruleset(kCapped);
  FactTable facts;
  std::vector<VersionInForce> versions;
  for (const char* from : {"2021-01-01", "2021-07-01"}) {
    versions.push_back({*base::parse_date(from), compile(rules, facts)});
  }
  CHECK(version_on(versions, *base::parse_date("2020-12-31")) == nullptr);
  CHECK(version_on(versions, *base::parse_date("2021-01-01")) == &versions[0]);
  CHECK(version_on(versions, *base::parse_date("2021-06-30")) == &versions[0]);
  CHECK(version_on(versions, *base::parse_date("2021-07-01")) == &versions[1]);
}

}  // namespace
}  // namespace yibao::rules
