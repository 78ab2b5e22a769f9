// What one more item would earn, asked of the rules themselves.
#include "shared/rules/next_item.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "tests/rules/problems.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

class Office {
 public:
  Office(const char* jurisdiction, const std::string& records) {
    const std::string path = std::string("schemas/jurisdictions/") + jurisdiction + ".json";
    const LoadedRuleset loaded = load_ruleset(testing::read_file(testing::source_path(path)));
    REQUIRE_MESSAGE(loaded.ruleset != nullptr, testing::all_of(loaded.problems));
    const RecordsFile file =
        read_records("date,unit,record,item,kind,journal,count\n" + records, loaded.ruleset->words);
    REQUIRE_MESSAGE(file.problems.empty(), testing::all_of(file.problems));
    for (const FactRow& row : file.rows) facts_.add(row);
    facts_.settle();
    scoring_ = std::make_unique<Scoring>(
        std::vector<DatedRuleset>{{loaded.ruleset->in_force_from, loaded.ruleset}},
        loaded.ruleset->words.units.all(), facts_);
  }

  std::vector<NextItem> next(const char* unit, const char* as_of) {
    return next_items(*scoring_, facts_, unit, testing::day(as_of));
  }
  Decimal points(const char* unit, const char* as_of) {
    const Date day = testing::day(as_of);
    const auto result = scoring_->unit_result(unit, period_of(PeriodKind::kYear, day), day, false);
    return result.points + result.provisional;
  }

 private:
  FactTable facts_;
  std::unique_ptr<Scoring> scoring_;
};

const NextItem& find(const std::vector<NextItem>& items, const char* kind, const char* journal) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const NextItem& each) {
    return each.kind == kind && each.journal == journal;
  });
  REQUIRE(found != items.end());
  return *found;
}

TEST_CASE("an item is worth what its line gives, adopted what the higher line adds to it") {
  Office office("otog", "2024-03-01,昂素镇,submitted,A,动态,,\n");
  const Decimal before = office.points("angsu", "2024-03-11");
  const auto items = office.next("angsu", "2024-03-11");
  CHECK(find(items, "dynamic", "").points == Decimal(1));
  CHECK(find(items, "problem", "").points == Decimal(5));
  CHECK(find(items, "problem", "").clause == "二（四）1（1）信息报送标准");
  CHECK(find(items, "dynamic", "guoban").points == Decimal(101));
  CHECK(find(items, "dynamic", "guoban").clause == "二（四）1（2）信息采用标准");
  CHECK(office.points("angsu", "2024-03-11") == before);
}

TEST_CASE(
    "without points in the rules, or for a unit that is not scored, there is nothing to say") {
  CHECK(Office("shuimogou", "").next("none", "2023-05-11").empty());
  CHECK(Office("otog", "").next("nowhere", "2024-03-11").empty());
}

TEST_CASE("the item that reaches the month's number is worth what reaching it gives") {
  std::string records;
  for (int i = 0; i < 19; ++i) {
    records += "2017-06-05,教育局,submitted,A" + std::to_string(i) + ",动态,,\n";
  }
  for (const char* item : {"A0", "A1"}) {
    records += std::string("2017-06-09,教育局,adopted,") + item + ",动态,普刊,\n";
  }
  Office office("changji", records);
  const auto items = office.next("jiaoyuju", "2017-06-20");
  CHECK(find(items, "dynamic", "").points == Decimal(20));
  CHECK(find(items, "dynamic", "").clause.empty());
  CHECK(find(items, "dynamic", "pukan").points == Decimal(30));
}

}  // namespace
}  // namespace yibao::rules
