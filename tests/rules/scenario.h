// Scenarios beside a ruleset (<ruleset>.scenarios.json): records as lines of CSV and the figures
// that must come out. An expectation names only what matters:
//
//   {"name", "period", "as_of", "records": [lines], "units_file": [lines]?,
//    "expect": {"incomplete": [rules], "units": {id: {
//      "points", "provisional", "completion" ("0.9444" is compared at its own decimals),
//      "rules": {rule: points}, "measures": {measure: value},
//      "targets": {"target period": {field: value}}, "rank": {"overall", "group"},
//      "rankings": {ranking: place},
//      "credits": {line: [how each of its ledger rows was credited]},
//      "flags": [ids], "awards": {award: amount, "tie" or "barred"}, "overridden": [ids],
//      "obligations": {id: {field: value}}, "interview": bool, "bunched": bool,
//      "tied": bool (in the first ranking) }}}}
//
// null stands for what is not there: no such target, no rank, no award.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yibao::testing {

// Runs all scenarios of the file against the ruleset file beside it; gives what did not fit, one
// sentence each, and counts the scenarios.
struct ScenarioRun {
  std::size_t scenarios = 0;
  std::vector<std::string> failures;
};
ScenarioRun run_scenarios(const std::filesystem::path& scenarios_file);

}  // namespace yibao::testing
