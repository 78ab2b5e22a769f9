#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/cli/commands.h"
#include "shared/base/limits.h"
#include "shared/report/standing_json.h"
#include "shared/report/standing_text.h"
#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

// All of them, each with its place: a person mends a file once, not one problem at a time.
int report_problems(const Common& common, base::ErrorCode code, const std::string& file,
                    const rules::Problems& problems) {
  const base::Error error(code, file, {{"count", std::to_string(problems.size())}});
  if (common.json) {
    nlohmann::json list = nlohmann::json::array();
    for (const rules::Problem& problem : problems) {
      list.push_back(
          {{"file", file},
           {"place", problem.place},
           {"problem", problem.key},
           {"sentence", texts::text(common.language, "problem." + problem.key, problem.args)}});
    }
    const nlohmann::json out = {{"error",
                                 {{"code", base::name(code)},
                                  {"sentence", texts::sentence(common.language, error)},
                                  {"problems", list}}}};
    fmt::print("{}\n", out.dump(2));
    return kExitWrongInput;
  }
  fmt::print(stderr, "yibao-server: {} [{}]\n", texts::sentence(common.language, error),
             base::name(code));
  for (const rules::Problem& problem : problems) {
    fmt::print(stderr, "  {}: {}: {}\n", file, problem.place,
               texts::text(common.language, "problem." + problem.key, problem.args));
  }
  return kExitWrongInput;
}

void say_ignored(const Common& common, const std::string& file,
                 const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column;
  if (list.empty()) return;
  fmt::print(
      stderr, "yibao-server: {}\n",
      texts::text(common.language, "server.columns_ignored", {{"file", file}, {"columns", list}}));
}

base::Error usage(const std::string& detail) {
  return base::Error(base::ErrorCode::kUsage, detail, {{"detail", detail}});
}

}  // namespace

int run_score(const Common& common, const ScoreOptions& options) {
  const auto ruleset_text = storage::read_file(options.ruleset, 8 * 1024 * 1024);
  if (!ruleset_text) return report(common, ruleset_text.error());
  const rules::LoadedRuleset loaded = rules::load_ruleset(*ruleset_text);
  if (!loaded.ruleset) {
    return report_problems(common, base::ErrorCode::kRulesetInvalid, options.ruleset,
                           loaded.problems);
  }
  const auto& ruleset = loaded.ruleset;
  rules::Vocabulary words = ruleset->words;
  std::vector<rules::Unit> units = words.units.all();
  if (!options.units.empty()) {
    const auto units_text = storage::read_file(options.units, base::limits::kRecordsFileBytesMax);
    if (!units_text) return report(common, units_text.error());
    rules::UnitsFile file = rules::read_units_file(*units_text, words);
    if (!file.problems.empty()) {
      return report_problems(common, base::ErrorCode::kRecordsInvalid, options.units,
                             file.problems);
    }
    say_ignored(common, options.units, file.ignored_columns);
    units = std::move(file.units);
    words.units = {};
    for (const rules::Unit& unit : units) words.units.add(unit);
  }
  const auto records_text = storage::read_file(options.records, base::limits::kRecordsFileBytesMax);
  if (!records_text) return report(common, records_text.error());
  const rules::RecordsFile records = rules::read_records(*records_text, words);
  if (!records.problems.empty()) {
    return report_problems(common, base::ErrorCode::kRecordsInvalid, options.records,
                           records.problems);
  }
  say_ignored(common, options.records, records.ignored_columns);

  const auto as_of = base::parse_date(options.as_of);
  if (!as_of) return report(common, usage("--as-of " + options.as_of));
  auto period = rules::period_of(rules::PeriodKind::kYear, *as_of);
  if (!options.period.empty()) {
    const auto parsed = rules::parse_period(options.period);
    if (!parsed) return report(common, usage("--period " + options.period));
    period = *parsed;
  }
  rules::Code unit;
  if (!options.unit.empty()) {
    const rules::Unit* found = words.units.find(options.unit);
    if (found == nullptr) {
      return report(common,
                    base::Error(base::ErrorCode::kUnitUnknown, "unit", {{"value", options.unit}}));
    }
    unit = found->id;
  }
  rules::FactTable facts(ruleset->sub_units_count_for_parent);
  for (const rules::Unit& each : units) {
    if (each.parent) facts.set_parent(each.id, *each.parent);
  }
  for (const rules::FactRow& row : records.rows) facts.add(row);
  facts.settle();
  rules::Scoring scoring({{ruleset->in_force_from, ruleset}}, std::move(units), facts);
  const rules::Standing standing = scoring.standing(period, *as_of, true);
  if (common.json) {
    fmt::print("{}", report::standing_json(scoring, standing, unit));
  } else if (unit.empty()) {
    fmt::print("{}", report::standing_table(common.language, scoring, standing));
  } else {
    fmt::print("{}", report::unit_ledger(common.language, scoring, standing, unit));
  }
  return kExitDone;
}

}  // namespace yibao::server
