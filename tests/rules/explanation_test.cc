// Every figure says how it came about: the records behind it, the arithmetic, the limits.
#include <doctest/doctest.h>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/rules/scoring.h"
#include "tests/rules/problems.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

using Texts = std::vector<std::string>;

class Explained {
 public:
  Explained(const char* ruleset, const char* records, const char* unit, const char* period,
            const char* as_of) {
    const LoadedRuleset loaded = load_ruleset(testing::read_file(testing::source_path(ruleset)));
    REQUIRE_MESSAGE(loaded.ruleset != nullptr, testing::all_of(loaded.problems));
    const RecordsFile file = read_records(records, loaded.ruleset->words);
    REQUIRE_MESSAGE(file.problems.empty(), testing::all_of(file.problems));
    for (const FactRow& row : file.rows) facts_.add(row);
    facts_.settle();
    scoring_ = std::make_unique<Scoring>(
        std::vector<DatedRuleset>{{loaded.ruleset->in_force_from, loaded.ruleset}},
        loaded.ruleset->words.units.all(), facts_);
    unit_ = unit;
    result_ = scoring_->unit_result(unit, *parse_period(period), *base::parse_date(as_of), true);
  }

  const NodeResult& node(const char* id) const {
    const NodeResult* found = find(*result_.total, id);
    REQUIRE(found != nullptr);
    return *found;
  }
  std::vector<std::string> steps(const char* id) const {
    std::vector<std::string> texts;
    for (const PeriodStep& step : node(id).steps) {
      texts.push_back(step.period.text() + ": " + step.arithmetic + (step.provisional ? " …" : ""));
    }
    return texts;
  }
  // "row of the file: day, journal, amount" of each item award.
  Texts award_rows() const {
    Texts texts;
    for (const ItemAwardResult& award : result_.item_awards) {
      for (const ItemAwardRow& row : award.rows) {
        texts.push_back(std::to_string(row.evidence) + ": " + base::to_text(row.date) + ", " +
                        row.journal + ", " + row.amount.text());
      }
    }
    return texts;
  }
  // What a measure counts in the period, by the rows of the file.
  std::vector<std::uint64_t> counted(std::size_t measure, const char* period, const char* as_of) {
    std::vector<std::uint64_t> rows;
    for (const Record* record :
         scoring_->counted(unit_, measure, *parse_period(period), *base::parse_date(as_of))) {
      rows.push_back(record->evidence);
    }
    return rows;
  }
  // The rows of the file behind a node's points.
  std::vector<std::uint64_t> evidence(const char* id) const {
    UnitAccount& account = scoring_->account(unit_);
    std::vector<std::uint64_t> rows;
    for (const std::uint32_t row : node(id).rows) {
      rows.push_back(account.facts().records[account.ledger()[row].record].evidence);
    }
    return rows;
  }

 private:
  static const NodeResult* find(const NodeResult& node, const Code& id) {
    if (node.node->id == id) return &node;
    for (const NodeResult& child : node.children) {
      if (const NodeResult* found = find(child, id)) return found;
    }
    return nullptr;
  }

  FactTable facts_;
  std::unique_ptr<Scoring> scoring_;
  Code unit_;
  UnitResult result_;
};

constexpr const char* kChangji = "schemas/jurisdictions/changji.json";
constexpr const char* kMonthOfFukang =
    "date,unit,record,count,journal\n"
    "2017-06-01,阜康市,submitted,104,\n"
    "2017-06-05,阜康市,adopted,6,普刊\n";

TEST_CASE("a bonus shows each condition with its figures") {
  const Explained june(kChangji, kMonthOfFukang, "fukangshi", "2017-06", "2017-07-01");
  CHECK(june.steps("volume_and_rate") == Texts{"2017-06: 104 ≥ 100 ✓, 6/104 ≥ 0.05 ✓ → 20"});
  const Explained running(kChangji, kMonthOfFukang, "fukangshi", "2017-06", "2017-06-20");
  CHECK(running.steps("volume_and_rate") == Texts{"2017-06: 104 ≥ 100 ✓, 6/104 ≥ 0.05 ✓ → 20 …"});
  const Explained other(kChangji, kMonthOfFukang, "changjishi", "2017-06", "2017-07-01");
  CHECK(other.steps("volume_and_rate") == Texts{"2017-06: 0 ≥ 100 ✗, 0/0 ≥ 0.05 ✗ → 0"});
}

TEST_CASE("points of items name the rows behind them") {
  const Explained june(kChangji, kMonthOfFukang, "fukangshi", "2017-06", "2017-07-01");
  CHECK(june.evidence("adoption") == std::vector<std::uint64_t>{3});
  CHECK(june.evidence("instruction").empty());
}

TEST_CASE("an item award names the records that make up its amount") {
  constexpr const char* kRecords =
      "date,unit,record,item,journal,form\n"
      "2017-06-01,阜康市,adopted,A,内刊,dynamic\n"
      "2017-06-20,阜康市,adopted,A,新疆要情,\n"
      "2017-07-02,阜康市,adopted,A,参考信息,\n"
      "2017-08-05,阜康市,adopted,A,昨日要情,\n";
  const Explained adds_up(kChangji, kRecords, "fukangshi", "2017", "2018-01-01");
  CHECK(adds_up.award_rows() ==
        Texts{"3: 2017-06-20, xinjiang_yaoqing, 500", "5: 2017-08-05, zuori_yaoqing, 100"});
  const Explained highest("tests/rules/rulesets/changting.json",
                          "date,unit,record,item,journal\n"
                          "2021-02-01,东亭镇,adopted,A,市刊\n"
                          "2021-03-01,东亭镇,adopted,A,县刊\n",
                          "dongting", "2021", "2022-01-01");
  CHECK(highest.award_rows() == Texts{"2: 2021-02-01, city_news, 200"});
}

TEST_CASE("what a measure counts in a period ends with its last day and with the day asked for") {
  Explained fukang(kChangji,
                   "date,unit,record,item,journal\n"
                   "2017-06-01,阜康市,submitted,A,\n"
                   "2017-06-20,阜康市,submitted,B,\n"
                   "2017-07-02,阜康市,submitted,C,\n",
                   "fukangshi", "2017-06", "2017-07-01");
  using Rows = std::vector<std::uint64_t>;
  CHECK(fukang.counted(0, "2017-06", "2018-01-01") == Rows{2, 3});
  CHECK(fukang.counted(0, "2017-06", "2017-06-10") == Rows{2});
}

TEST_CASE("an open rule says that it is incomplete, and so does the sum it is in") {
  const Explained june(kChangji, kMonthOfFukang, "fukangshi", "2017-06", "2017-07-01");
  CHECK(june.node("breach_ladder").incomplete);
  CHECK(june.node("total").incomplete);
  CHECK(!june.node("adoption").incomplete);
}

TEST_CASE("caps and floors in each month name their month") {
  const Explained quarter("tests/rules/rulesets/qingshi.json",
                          "date,unit,record,count,journal\n"
                          "2021-01-10,东乡,submitted,6,\n"
                          "2021-02-10,东乡,adopted,4,市刊\n"
                          "2021-03-10,东乡,adopted,1,县刊\n",
                          "dongxiang", "2021-Q1", "2021-04-01");
  CHECK(quarter.node("adoption").limits == Texts{"2021-02: 40 ≤ 30 → 30"});
  CHECK(quarter.node("base_month").limits == Texts{"2021-02: -2 ≥ 0 → 0", "2021-03: -2 ≥ 0 → 0"});
  CHECK(quarter.steps("shortfall") ==
        Texts{"2021-01: 6/6 → 0", "2021-02: 0/6 → -12", "2021-03: 0/6 → -12"});
  CHECK(quarter.node("base_month").children.size() == 2);
}

TEST_CASE("a gate says what it asked, and waits while its period runs") {
  constexpr const char* kRecords =
      "date,unit,record,level,count\n"
      "2021-03-10,东坞镇,adopted,市,2\n"
      "2021-03-10,东坞镇,submitted,,1\n"
      "2021-03-10,东坞镇,forwarded,市,1\n";
  const Explained ended("tests/rules/rulesets/zhuwu.json", kRecords, "dongwu", "2021-03",
                        "2021-04-01");
  CHECK(ended.node("adoption").limits == Texts{"1 < 3 ✗ → 0"});
  CHECK(ended.node("instruction").limits == Texts{"0 ≥ 1 ✗ → 0"});
  CHECK(ended.node("forwarding").limits == Texts{"3 × 0.5 → 1.5", "1.5 ≈ → 2"});
  const Explained running("tests/rules/rulesets/zhuwu.json", kRecords, "dongwu", "2021-03",
                          "2021-03-20");
  CHECK(running.node("adoption").limits == Texts{"1 < 3 ✗ …"});
  CHECK(running.node("adoption").firm.is_zero());
  CHECK(running.node("adoption").provisional.text() == "10");
}

TEST_CASE("scaling shows what it was scaled against, steps and places what they went by") {
  const Explained scaled("tests/rules/rulesets/shuangqiao.json",
                         "date,unit,record,count\n"
                         "2021-03-10,东桥镇,submitted,3\n"
                         "2021-03-10,西桥镇,submitted,12\n",
                         "dongqiao", "2021", "2021-12-31");
  CHECK(scaled.node("quantity").limits == Texts{"3/12 × 100 → 25", "25 × 0.6 → 15"});
  const Explained stepped("tests/rules/rulesets/songling.json",
                          "date,unit,record,level,count\n"
                          "2021-03-10,东岭镇,submitted,,8\n"
                          "2021-03-10,东岭镇,adopted,县,4\n",
                          "dongling", "2021-03", "2021-04-05");
  CHECK(stepped.steps("rate") == Texts{"2021-03: 4/8 → 1.5"});
  const Explained placed("tests/rules/rulesets/changting.json",
                         "date,unit,record,level,count\n"
                         "2021-03-10,东亭镇,adopted,县,1\n"
                         "2021-03-10,西亭镇,adopted,县,4\n",
                         "dongting", "2021-Q1", "2021-04-01");
  CHECK(placed.steps("rank_in_group") == Texts{"2021-Q1: #2 → 2"});
}

TEST_CASE("without explanation the figures are the same and the texts are left out") {
  const LoadedRuleset loaded = load_ruleset(testing::read_file(testing::source_path(kChangji)));
  const RecordsFile file = read_records(kMonthOfFukang, loaded.ruleset->words);
  FactTable facts;
  for (const FactRow& row : file.rows) facts.add(row);
  facts.settle();
  Scoring scoring({{loaded.ruleset->in_force_from, loaded.ruleset}},
                  loaded.ruleset->words.units.all(), facts);
  const Period june = *parse_period("2017-06");
  const UnitResult with = scoring.unit_result("fukangshi", june, june.last, true);
  const UnitResult without = scoring.unit_result("fukangshi", june, june.last, false);
  CHECK(with.points.text() == without.points.text());
  for (const NodeResult& node : without.total->children) {
    CHECK(node.steps.empty());
    CHECK(node.rows.empty());
    CHECK(node.limits.empty());
  }
}

}  // namespace
}  // namespace yibao::rules
