#include "shared/rules/unit_targets.h"

#include <algorithm>
#include <map>
#include <set>

namespace yibao::rules {

std::vector<DatedRuleset> lay_over(std::vector<DatedRuleset> rulesets,
                                   const std::vector<UnitTarget>& targets) {
  std::map<Date, std::shared_ptr<const Ruleset>> by_day;
  for (DatedRuleset& dated : rulesets) by_day[dated.from] = std::move(dated.ruleset);
  std::vector<DatedRuleset> versions;
  if (by_day.empty()) return versions;
  std::set<Date> days;
  for (const auto& [day, ruleset] : by_day) days.insert(day);
  for (const UnitTarget& target : targets) {
    if (target.from > by_day.begin()->first) days.insert(target.from);
  }
  for (const Date day : days) {
    std::vector<UnitTarget> set_by_then;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(set_by_then),
                 [&](const UnitTarget& target) { return target.from <= day; });
    const auto& in_force = std::prev(by_day.upper_bound(day))->second;
    versions.push_back({day, with_unit_targets(in_force, set_by_then)});
  }
  return versions;
}

}  // namespace yibao::rules
