// One unit's account of a period, as it is laid before the unit: its places, its targets, each rule
// with its points, each point with its clause and evidence, awards and duties. A value, drawn by
// whoever shows it: a terminal (unit_ledger), a paper. In the language asked for; units and rules
// keep the names the notice gives them.
#pragma once

#include "shared/report/bulletin_parts.h"
#include "shared/report/standing_text.h"

namespace yibao::report {

struct UnitStatement {
  std::string heading;  // the rules, the period, the day
  std::string unit;
  std::string title;
  std::vector<std::string> places;  // a line each
  BulletinTable targets;            // without rows where the unit has none
  std::string completion;
  std::optional<BulletinTable> rules;  // absent where the notice has no points
  std::vector<std::string> overridden;
  BulletinTable rows;
  std::string total;
  std::vector<std::string> rewards;     // flags, awards, duties, an interview
  std::vector<std::string> incomplete;  // rules whose figures the notice leaves out
};

BulletinTable targets_of(texts::Language language, const std::vector<rules::TargetStatus>& targets);
// The standing must have been computed with `explain`.
UnitStatement unit_statement(
    texts::Language language, rules::Scoring& scoring, const rules::Standing& standing,
    const rules::Code& unit, const ItemLabel& label = [](const std::string& item) { return item; });

// For a terminal.
std::string statement_text(texts::Language language, const UnitStatement& statement);

}  // namespace yibao::report
