#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <variant>

#include "server/cli/commands.h"
#include "shared/base/limits.h"
#include "shared/report/standing_json.h"
#include "shared/report/standing_text.h"
#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/rules/registry_units.h"
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

// What a records file is read with: the ruleset, and the units, which a units file replaces.
struct Input {
  std::shared_ptr<const rules::Ruleset> ruleset;
  std::vector<rules::Unit> units;
  rules::Vocabulary words;
};

// Reading either gives the whole or says what is wrong and gives the exit code.
using ReadInput = std::variant<Input, int>;

ReadInput read_input(const Common& common, const ScoreOptions& options) {
  const auto ruleset_text = storage::read_file(options.ruleset, 8 * 1024 * 1024);
  if (!ruleset_text) return report(common, ruleset_text.error());
  rules::LoadedRuleset loaded = rules::load_ruleset(*ruleset_text);
  if (!loaded.ruleset) {
    return report_problems(common, base::ErrorCode::kRulesetInvalid, options.ruleset,
                           loaded.problems);
  }
  Input input{std::move(loaded.ruleset), {}, {}};
  input.words = input.ruleset->words;
  input.units = input.words.units.all();
  if (options.units.empty()) return input;
  const auto units_text = storage::read_file(options.units, base::limits::kRecordsFileBytesMax);
  if (!units_text) return report(common, units_text.error());
  rules::UnitsFile file = rules::read_units_file(*units_text, input.words);
  if (!file.problems.empty()) {
    return report_problems(common, base::ErrorCode::kRecordsInvalid, options.units, file.problems);
  }
  say_ignored(common, options.units, file.ignored_columns);
  input.units = std::move(file.units);
  input.words.units = {};
  for (const rules::Unit& unit : input.units) input.words.units.add(unit);
  return input;
}

struct Question {
  base::Date as_of{};
  rules::Period period;
  rules::Code unit;  // empty: all
};

base::Result<Question> question(const ScoreOptions& options, const rules::Vocabulary& words) {
  const auto as_of = base::parse_date(options.as_of);
  if (!as_of) return base::fail(usage("--as-of " + options.as_of));
  Question asked{*as_of, rules::period_of(rules::PeriodKind::kYear, *as_of), {}};
  if (!options.period.empty()) {
    const auto parsed = rules::parse_period(options.period);
    if (!parsed) return base::fail(usage("--period " + options.period));
    asked.period = *parsed;
  }
  if (options.unit.empty()) return asked;
  const rules::Unit* found = words.units.find(options.unit);
  if (found == nullptr) {
    return base::fail(base::ErrorCode::kUnitUnknown, "unit",
                      base::TextArgs{{"value", options.unit}});
  }
  asked.unit = found->id;
  return asked;
}

}  // namespace

int run_score(const Common& common, const ScoreOptions& options) {
  ReadInput read = read_input(common, options);
  if (const int* exit_code = std::get_if<int>(&read)) return *exit_code;
  Input& input = std::get<Input>(read);
  const auto asked = question(options, input.words);
  if (!asked) return report(common, asked.error());
  const auto records_text = storage::read_file(options.records, base::limits::kRecordsFileBytesMax);
  if (!records_text) return report(common, records_text.error());
  const rules::RecordsFile records = rules::read_records(*records_text, input.words);
  if (!records.problems.empty()) {
    return report_problems(common, base::ErrorCode::kRecordsInvalid, options.records,
                           records.problems);
  }
  say_ignored(common, options.records, records.ignored_columns);

  rules::FactTable facts;
  rules::set_accounts(facts, input.units, *input.ruleset);
  for (const rules::FactRow& row : records.rows) facts.add(row);
  facts.settle();
  rules::Scoring scoring({{input.ruleset->in_force_from, input.ruleset}}, std::move(input.units),
                         facts);
  const rules::Standing standing = scoring.standing(asked->period, asked->as_of, true);
  if (common.json) {
    fmt::print("{}", report::standing_json(scoring, standing, asked->unit));
  } else if (asked->unit.empty()) {
    fmt::print("{}", report::standing_table(common.language, scoring, standing));
  } else {
    fmt::print("{}", report::unit_ledger(common.language, scoring, standing, asked->unit));
  }
  return kExitDone;
}

}  // namespace yibao::server
