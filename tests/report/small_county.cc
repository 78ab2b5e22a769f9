#include "tests/report/small_county.h"

#include <stdexcept>

#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::testing {
namespace {

constexpr const char* kRuleset = R"({
  "format": "yibao.ruleset/1", "ruleset": "zhuwu",
  "name": {"zh": "竹坞县办法", "en": "Zhuwu rules"}, "place": "竹坞县", "in_force_from": "2021-01-01",
  "levels": [{"id": "county", "name": "县"}, {"id": "city", "name": "市"}],
  "groups": [{"id": "town", "name": {"zh": "乡镇", "en": "towns"}},
             {"id": "dept", "name": {"zh": "部门", "en": "departments"}}],
  "units": [{"id": "dongwu", "name": "东坞镇", "group": "town"},
            {"id": "xiwu", "name": "西坞镇", "group": "town"},
            {"id": "jiaoyu", "name": "教育局", "group": "dept"}],
  "kinds": [{"id": "dynamic", "name": "动态"}],
  "journals": [{"id": "news", "name": "县刊", "level": "county"}],
  "signoff": [{"signers": ["in_charge"]}],
  "measures": [{"id": "submitted", "name": {"zh": "报送", "en": "submitted"},
                "items": {"record": "submitted"}}],
  "targets": [{"id": "year", "name": {"zh": "全年报送", "en": "the year's items"},
               "measure": "submitted", "every": "year", "value": 3, "cite": "第二条"}],
  "points": {"id": "total", "name": {"zh": "总分", "en": "total"}, "sum": [
    {"id": "adoption", "name": {"zh": "采用", "en": "adoption"}, "cite": "第四条", "items":
      {"highest": [
        {"id": "county", "name": {"zh": "县级采用", "en": "county"},
         "when": {"record": "adopted", "level": "county"}, "points": 20, "cite": "第四条第一款"},
        {"id": "city", "name": {"zh": "市级采用", "en": "city"},
         "when": {"record": "adopted", "level": "city"}, "points": 30, "cite": "第四条第二款"}]}}]},
  "rankings": [{"id": "all", "name": {"zh": "总排名", "en": "overall"}, "keys": [{"points": "total"}]},
               {"id": "groups", "name": {"zh": "组内排名", "en": "in group"}, "scope": "group",
                "keys": [{"points": "total"}]}]
})";

}  // namespace

SmallCounty::SmallCounty(const std::string& records)
    : SmallCounty(kRuleset, "date,unit,record,item,level,count\n" + records) {}

SmallCounty SmallCounty::of_notice(const std::string& name, const std::string& records) {
  return {read_file(source_path("schemas/jurisdictions/" + name + ".json")), records};
}

SmallCounty::SmallCounty(const std::string& ruleset, const std::string& records) {
  rules::LoadedRuleset loaded = rules::load_ruleset(ruleset);
  std::string faults;
  for (const rules::Problem& problem : loaded.problems) {
    faults += problem.place + " " + problem.key + "\n";
  }
  if (!loaded.ruleset) throw std::runtime_error(faults);
  ruleset_ = loaded.ruleset;
  const rules::RecordsFile file = rules::read_records(records, ruleset_->words);
  for (const rules::Problem& problem : file.problems) {
    throw std::runtime_error(problem.place + " " + problem.key);
  }
  facts_ = std::make_unique<rules::FactTable>();
  for (const rules::FactRow& row : file.rows) facts_->add(row);
  facts_->settle();
  const std::vector<rules::DatedRuleset> rulesets = {{ruleset_->in_force_from, ruleset_}};
  scoring_ = std::make_unique<rules::Scoring>(rulesets, ruleset_->words.units.all(), *facts_);
}

rules::Standing SmallCounty::standing(const char* as_of) {
  return standing("2021", as_of);
}

rules::Standing SmallCounty::standing(const char* period, const char* as_of) {
  return scoring_->standing(*rules::parse_period(period), day(as_of), true);
}

}  // namespace yibao::testing
