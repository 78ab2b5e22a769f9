#include "client/core/unit_targets.h"

#include <algorithm>

#include "client/core/ruleset/versions.h"
#include "client/core/scored_facts.h"
#include "shared/rules/load.h"

namespace yibao::client {
namespace {

using State = UnitTargetRow::State;

// The last one set of those with the latest day not after today.
const domain::UnitTargetInfo* holding(const domain::Registry& registry,
                                      const domain::UnitTargetInfo& like, base::Date today) {
  const domain::UnitTargetInfo* found = nullptr;
  for (const domain::UnitTargetInfo& info : registry.unit_targets()) {
    const bool same = info.unit == like.unit && info.target == like.target && info.from <= today;
    if (same && (found == nullptr || info.from >= found->from)) found = &info;
  }
  return found;
}

}  // namespace

base::Result<std::vector<UnitTargetRow>> unit_targets(Replica& replica) {
  YIBAO_TRY(const std::string text, text_in_force(replica));
  const auto ruleset = rules::load_ruleset(text).as_read;
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  const base::Date today = replica.today();
  const auto units = own_units(replica, *ruleset, today);
  std::vector<UnitTargetRow> rows;
  for (const domain::UnitTargetInfo& info : replica.registry()->unit_targets()) {
    UnitTargetRow row;
    row.unit = info.unit;
    row.unit_name = replica.unit_name(info.unit);
    row.target = info.target;
    row.name = {info.target, info.target};
    row.from = info.from;
    if (info.value != "none") row.value = base::Decimal::parse(info.value);
    row.reason = replica.note_text(info.reason);
    if (const rules::Target* target = ruleset->target(info.target)) {
      row.name = target->name;
      for (const rules::Unit& unit : units) {
        if (unit.id == info.unit.text()) row.usual = target->value.of(unit);
      }
    }
    const bool later = info.from > today;
    const bool holds = holding(*replica.registry(), info, today) == &info;
    row.state = later ? State::kFuture : holds ? State::kHolds : State::kReplaced;
    rows.push_back(std::move(row));
  }
  std::reverse(rows.begin(), rows.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    const bool a_gone = a.state == State::kReplaced;
    const bool b_gone = b.state == State::kReplaced;
    return a_gone != b_gone ? b_gone : a.from > b.from;
  });
  return rows;
}

}  // namespace yibao::client
