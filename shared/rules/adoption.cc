#include "shared/rules/adoption.h"

#include <algorithm>

#include "shared/rules/registry_units.h"

namespace yibao::rules {
namespace {

bool ranks_within_groups(const Ruleset& ruleset) {
  return std::any_of(ruleset.rankings.begin(), ruleset.rankings.end(), [](const Ranking& ranking) {
    return ranking.scope == Ranking::Scope::kGroup && ranking.groups.empty();
  });
}

// A target would be there for the unit if it had a group.
bool misses_a_target(const Ruleset& ruleset, const Unit& unit) {
  return std::any_of(ruleset.targets.begin(), ruleset.targets.end(), [&](const Target& target) {
    const Amount& value = target.value;
    const bool of_its_own =
        value.by_unit.contains(unit.id) || value.otherwise || (value.per_head && unit.headcount);
    return !value.by_group.empty() && !of_its_own;
  });
}

}  // namespace

std::int64_t next_version(const domain::Registry& registry) {
  std::int64_t highest = 0;
  for (const domain::RulesetInfo& info : registry.rulesets()) {
    highest = std::max(highest, info.version);
  }
  return highest + 1;
}

std::vector<AdoptionFault> adoption_faults(
    const domain::Registry& registry, const Ruleset& ruleset, base::Date from,
    const std::function<std::string(const base::UnitCode&)>& name) {
  std::vector<AdoptionFault> faults;
  if (!registry.rulesets().empty()) {
    const std::string& known = registry.rulesets().back().ruleset;
    if (known != ruleset.id) faults.push_back({"other", {{"value", ruleset.id}, {"known", known}}});
    const std::int64_t next = next_version(registry);
    if (ruleset.version < next) {
      faults.push_back({"version",
                        {{"value", std::to_string(ruleset.version)},
                         {"known", std::to_string(next - 1)},
                         {"next", std::to_string(next)}}});
    }
  }
  const bool ranked = ranks_within_groups(ruleset);
  std::string units;
  std::size_t count = 0;
  for (const Unit& unit : scored_units(registry, ruleset, from)) {
    const bool has_group = unit.group && ruleset.words.groups.contains(*unit.group);
    const bool on_other_account = ruleset.sub_units_count_for_parent && unit.parent;
    if (has_group || on_other_account) continue;
    if (!ranked && !misses_a_target(ruleset, unit)) continue;
    units += (count++ == 0 ? "" : ", ") + name(base::UnitCode(unit.id));
  }
  if (count > 0) {
    faults.push_back({"group", {{"units", units}, {"count", std::to_string(count)}}});
  }
  return faults;
}

}  // namespace yibao::rules
