// Targets that the office set for single units (scoring.h).
#include <algorithm>

#include "shared/rules/scoring.h"

namespace yibao::rules {

std::shared_ptr<const Ruleset> with_unit_targets(std::shared_ptr<const Ruleset> ruleset,
                                                 const std::vector<UnitTarget>& targets) {
  if (targets.empty()) return ruleset;
  auto changed = std::make_shared<Ruleset>(*ruleset);
  for (const UnitTarget& set : targets) {
    for (Target& target : changed->targets) {
      if (target.id == set.target) target.value.by_unit[set.unit] = set.value;
    }
  }
  return changed;
}

std::vector<DatedRuleset> with_unit_targets(std::vector<DatedRuleset> rulesets,
                                            const std::vector<UnitTarget>& targets) {
  if (rulesets.empty()) return rulesets;
  std::stable_sort(rulesets.begin(), rulesets.end(),
                   [](const DatedRuleset& a, const DatedRuleset& b) { return a.from < b.from; });
  std::vector<UnitTarget> in_order = targets;
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const UnitTarget& a, const UnitTarget& b) { return a.from < b.from; });
  std::vector<Date> turns;
  turns.reserve(rulesets.size() + in_order.size());
  for (const DatedRuleset& dated : rulesets) turns.push_back(dated.from);
  for (const UnitTarget& set : in_order) turns.push_back(std::max(set.from, rulesets.front().from));
  std::sort(turns.begin(), turns.end());
  turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
  std::vector<DatedRuleset> history;
  for (const Date turn : turns) {
    std::shared_ptr<const Ruleset> ruleset;
    for (const DatedRuleset& dated : rulesets) {
      if (dated.from <= turn) ruleset = dated.ruleset;
    }
    std::vector<UnitTarget> so_far;
    for (const UnitTarget& set : in_order) {
      if (set.from <= turn) so_far.push_back(set);
    }
    history.push_back({turn, with_unit_targets(ruleset, so_far)});
  }
  return history;
}

}  // namespace yibao::rules
