#include "tests/rules/scenario.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "shared/report/standing_json.h"
#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "shared/rules/registry_units.h"
#include "shared/texts/catalogue.h"
#include "tests/support/files.h"
#include "tests/support/json_schema.h"

namespace yibao::testing {
namespace {

using nlohmann::json;

std::string lines(const json& list) {
  std::string text;
  for (const json& line : list) text += line.get<std::string>() + "\n";
  return text;
}

std::string shown(const rules::Problem& problem) {
  return problem.place + ": " +
         texts::text(texts::Language::kEnglish, "problem." + problem.key, problem.args);
}

const json* find_by(const json& list, const char* field, const std::string& wanted) {
  for (const json& entry : list) {
    if (entry.at(field) == wanted) return &entry;
  }
  return nullptr;
}

const JsonSchema& report_schema() {
  static const auto kSchema = JsonSchema::from_file("schemas/score-report.schema.json");
  return kSchema;
}

class Checker {
 public:
  Checker(std::string scenario, ScenarioRun& run) : scenario_(std::move(scenario)), run_(run) {}

  void fail(const std::string& what) { run_.failures.push_back(scenario_ + ": " + what); }

  void same(const std::string& what, const json& expected, const json& found) {
    if (expected == found) return;
    // A fraction is compared at the decimals it is written with.
    if (expected.is_string() && found.is_number()) {
      const std::string text = expected.get<std::string>();
      const auto point = text.find('.');
      const int decimals =
          point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
      char rounded[64];
      std::snprintf(rounded, sizeof rounded, "%.*f", decimals, found.get<double>());
      if (text == rounded) return;
    }
    fail(what + " should be " + expected.dump() + ", is " + found.dump());
  }

  void unit(const std::string& id, const json& expected, const json& found) {
    for (const auto& [field, value] : expected.items()) {
      const std::string what = id + "." + field;
      if (field == "rules") {
        figures(what, value, found.at("rules"), "rule", "points");
      } else if (field == "measures") {
        for (const auto& [measure, figure] : value.items()) {
          same(what + "." + measure, figure, found.at("measures").value(measure, json()));
        }
      } else if (field == "targets") {
        targets(what, value, found.at("targets"));
      } else if (field == "rank") {
        const json ranks = found.value("rank", json::object());
        for (const auto& [scope, place] : value.items()) {
          same(what + "." + scope, place, ranks.value(scope, json()));
        }
      } else if (field == "rankings") {
        figures(what, value, found.at("rankings"), "ranking", "place");
      } else if (field == "tied") {
        same(what, value, found.at("rankings").at(0).at("tied"));
      } else if (field == "credits") {
        credits(what, value, found.at("ledger"));
      } else if (field == "flags") {
        json ids = json::array();
        for (const json& flag : found.at("flags")) ids.push_back(flag.at("flag"));
        same(what, value, ids);
      } else if (field == "awards") {
        awards(what, value, found.at("awards"));
      } else if (field == "obligations") {
        obligations(what, value, found.at("obligations"));
      } else {
        same(what, value, found.value(field, json()));
      }
    }
  }

 private:
  void figures(const std::string& what, const json& expected, const json& list, const char* key,
               const char* field) {
    for (const auto& [id, value] : expected.items()) {
      const json* entry = find_by(list, key, id);
      same(what + "." + id, value, entry == nullptr ? json() : entry->at(field));
    }
  }

  // How each record was credited by a line, in the ledger's order.
  void credits(const std::string& what, const json& expected, const json& ledger) {
    for (const auto& [line, value] : expected.items()) {
      json found = json::array();
      for (const json& row : ledger) {
        if (row.at("line") == line) found.push_back(row.at("credit"));
      }
      same(what + "." + line, value, found);
    }
  }

  void targets(const std::string& what, const json& expected, const json& list) {
    for (const auto& [name, fields] : expected.items()) {
      const json* found = nullptr;
      for (const json& entry : list) {
        const std::string full =
            entry.at("target").get<std::string>() + " " + entry.at("period").get<std::string>();
        if (full == name) found = &entry;
      }
      if (fields.is_null()) {
        if (found != nullptr) fail(what + " " + name + " should not exist");
        continue;
      }
      for (const auto& [field, value] : fields.items()) {
        same(what + " " + name + " " + field, value,
             found == nullptr ? json() : found->value(field, json()));
      }
    }
  }

  // Amounts by award; an award given for several items adds up.
  void awards(const std::string& what, const json& expected, const json& list) {
    for (const auto& [id, value] : expected.items()) {
      json total;
      for (const json& entry : list) {
        if (entry.at("award") != id) continue;
        if (entry.value("tie_to_decide", false)) {
          total = "tie";
        } else if (entry.value("barred", false)) {
          total = "barred";
        } else {
          total = (total.is_null() ? 0 : total.get<double>()) + entry.at("amount").get<double>();
        }
      }
      same(what + "." + id, value, total);
    }
  }

  void obligations(const std::string& what, const json& expected, const json& list) {
    for (const auto& [id, fields] : expected.items()) {
      const json* entry = find_by(list, "obligation", id);
      for (const auto& [field, value] : fields.items()) {
        same(what + "." + id + "." + field, value,
             entry == nullptr ? json() : entry->value(field, json()));
      }
    }
  }

  std::string scenario_;
  ScenarioRun& run_;
};

void run_one(const json& scenario, const std::shared_ptr<const rules::Ruleset>& ruleset,
             ScenarioRun& run) {
  Checker check(scenario.at("name").get<std::string>(), run);
  rules::Vocabulary words = ruleset->words;
  std::vector<rules::Unit> units = words.units.all();
  if (scenario.contains("units_file")) {
    const auto file = rules::read_units_file(lines(scenario.at("units_file")), words);
    for (const auto& problem : file.problems) check.fail(shown(problem));
    units = file.units;
    words.units = {};
    for (const rules::Unit& unit : units) words.units.add(unit);
  }
  const auto file = rules::read_records(lines(scenario.at("records")), words);
  for (const auto& problem : file.problems) check.fail(shown(problem));
  rules::FactTable facts;
  rules::set_accounts(facts, units, *ruleset);
  for (const rules::FactRow& row : file.rows) facts.add(row);
  facts.settle();
  rules::Scoring scoring({{ruleset->in_force_from, ruleset}}, units, facts);
  const auto period = rules::parse_period(scenario.at("period").get<std::string>());
  const auto as_of = base::parse_date(scenario.at("as_of").get<std::string>());
  if (!period || !as_of) return check.fail("period or as_of cannot be read");
  const rules::Standing standing = scoring.standing(*period, *as_of, true);
  const json report = json::parse(report::standing_json(scoring, standing, ""));
  const std::string refusal = report_schema().refusal(report);
  if (!refusal.empty()) check.fail("the report does not fit its schema: " + refusal);
  const json& expect = scenario.at("expect");
  if (expect.contains("incomplete")) {
    json ids = json::array();
    for (const json& rule : report.at("incomplete")) ids.push_back(rule.at("rule"));
    check.same("incomplete", expect.at("incomplete"), ids);
  }
  for (const auto& [id, expected] : expect.at("units").items()) {
    const json* found = find_by(report.at("units"), "unit", id);
    if (found == nullptr) {
      check.fail("there is no unit " + id);
    } else {
      check.unit(id, expected, *found);
    }
  }
}

}  // namespace

ScenarioRun run_scenarios(const std::filesystem::path& scenarios_file) {
  ScenarioRun run;
  const std::string stem = scenarios_file.stem().stem().string();
  const auto ruleset_file = scenarios_file.parent_path() / (stem + ".json");
  const rules::LoadedRuleset loaded = rules::load_ruleset(read_file(ruleset_file));
  for (const auto& problem : loaded.problems) run.failures.push_back(shown(problem));
  if (!loaded.ruleset) return run;
  const json document = json::parse(read_file(scenarios_file));
  for (const json& scenario : document.at("scenarios")) {
    ++run.scenarios;
    run_one(scenario, loaded.ruleset, run);
  }
  return run;
}

}  // namespace yibao::testing
