#include "client/core/app/office/moved_text.h"

#include <algorithm>

namespace yibao::app {
namespace {

std::string with_sign(base::Decimal value) {
  return (value < base::Decimal() ? "" : "+") + value.text();
}

// Each clause once, in the order of the lines.
std::string clauses(const client::MovedUnit& unit) {
  std::vector<std::string> seen;
  std::string text;
  for (const client::MovedLine& line : unit.lines) {
    const bool known = std::find(seen.begin(), seen.end(), line.clause) != seen.end();
    if (line.by.is_zero() || line.clause.empty() || known) continue;
    seen.push_back(line.clause);
    text += (text.empty() ? "" : "；") + line.clause;
  }
  return text;
}

std::string text_of(const client::MovedUnit& unit) {
  std::string text = unit.name;
  if (unit.has_points && unit.before != unit.after) {
    text += " " + with_sign(unit.after - unit.before) + " → " + unit.after.text();
    const std::string why = clauses(unit);
    if (!why.empty()) text += "（" + why + "）";
  }
  for (const client::MovedTarget& target : unit.targets) {
    text += "　" + target.name.zh + " " + target.period + " " + target.done + "/" + target.value;
  }
  return text;
}

bool shows(const client::MovedUnit& unit) {
  return (unit.has_points && unit.before != unit.after) || !unit.targets.empty();
}

}  // namespace

std::string moved_text(const client::PointsMove& move) {
  std::string text;
  for (const client::MovedUnit& unit : move.units) {
    if (shows(unit)) text += (text.empty() ? "" : "；") + text_of(unit);
  }
  return text;
}

std::string unmoved_reason(const client::PointsMove& move) {
  for (const client::MovedUnit& unit : move.units) {
    for (const client::MovedLine& line : unit.lines) {
      const bool gave_nothing = line.by.is_zero() && line.credit != rules::Credit::kFull;
      if (gave_nothing) return "@desk.moved." + std::string(base::enum_name(line.credit));
    }
  }
  return "";
}

void say_moved(Way& way, const std::string& notice, const client::PointsMove& move) {
  const std::string moves = moved_text(move);
  way.say(notice, {{"moves", moves.empty() ? unmoved_reason(move) : moves}});
}

}  // namespace yibao::app
