// A unit's account for a terminal (standing_text.h).
#include "shared/report/bulletin_text.h"
#include "shared/report/unit_statement.h"

namespace yibao::report {
namespace {

std::string lines(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& line : list) text += line + "\n";
  return text;
}

}  // namespace

std::string targets_table(texts::Language language,
                          const std::vector<rules::TargetStatus>& targets) {
  return table_text(targets_of(language, targets));
}

std::string unit_ledger(texts::Language language, rules::Scoring& scoring,
                        const rules::Standing& standing, const rules::Code& unit,
                        const ItemLabel& label) {
  return statement_text(language, unit_statement(language, scoring, standing, unit, label));
}

std::string statement_text(texts::Language language, const UnitStatement& statement) {
  std::string out = statement.heading + "\n\n" + statement.title + "\n" + lines(statement.places);
  out += "\n" + (statement.targets.rows.empty() ? texts::text(language, "report.no_targets") + "\n"
                                                : table_text(statement.targets));
  if (!statement.completion.empty()) out += statement.completion + "\n";
  if (statement.rules) {
    out += "\n" + table_text(*statement.rules) + lines(statement.overridden) + "\n";
    if (!statement.rows.rows.empty()) out += table_text(statement.rows);
    out += statement.total + "\n";
  }
  out += lines(statement.rewards);
  if (!statement.incomplete.empty()) out += "\n" + lines(statement.incomplete);
  return out;
}

}  // namespace yibao::report
