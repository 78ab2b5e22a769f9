#include "client/core/unit_directory.h"

#include <algorithm>

#include "shared/rules/registry_units.h"
#include "shared/rules/terms.h"

namespace yibao::client {
namespace {

UnitGroup& group_of(UnitDirectory& directory, const rules::Code& code) {
  const auto found = std::find_if(directory.groups.begin(), directory.groups.end(),
                                  [&](const UnitGroup& group) { return group.code == code; });
  if (found != directory.groups.end()) return *found;
  return directory.groups.emplace_back(UnitGroup{code, {code, code}, {}});
}

// Without rules a unit has a name only.
std::vector<rules::Unit> plain_units(const Replica& replica) {
  std::vector<rules::Unit> units;
  for (const auto& [code, info] : replica.registry()->units()) {
    if (info.central_office || info.ended(replica.today())) continue;
    units.emplace_back().id = code.text();
  }
  return units;
}

}  // namespace

const UnitEntry* UnitDirectory::unit(const base::UnitCode& code) const {
  for (const UnitGroup& group : groups) {
    for (const UnitEntry& unit : group.units) {
      if (unit.code == code) return &unit;
    }
  }
  return nullptr;
}

std::size_t UnitDirectory::size() const {
  std::size_t count = 0;
  for (const UnitGroup& group : groups) count += group.units.size();
  return count;
}

UnitDirectory unit_directory(const Replica& replica) {
  UnitDirectory directory;
  const auto ruleset = replica.ruleset();
  if (ruleset) {
    for (const rules::Named& group : ruleset->words.groups.all()) {
      directory.groups.push_back({group.id, group.name, {}});
    }
  }
  const auto units = ruleset ? rules::scored_units(*replica.registry(), *ruleset, replica.today())
                             : plain_units(replica);
  for (const rules::Unit& unit : units) {
    const base::UnitCode code(unit.id);
    UnitEntry entry{code, replica.unit_name(code), unit.aliases};
    group_of(directory, unit.group.value_or("")).units.push_back(std::move(entry));
  }
  std::erase_if(directory.groups, [](const UnitGroup& group) { return group.units.empty(); });
  std::stable_partition(directory.groups.begin(), directory.groups.end(),
                        [](const UnitGroup& group) { return !group.code.empty(); });
  return directory;
}

base::Result<std::vector<base::UnitCode>> units_of_group(const Replica& replica,
                                                         const std::string& group) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  YIBAO_TRY(const rules::Code code, rules::code_of(ruleset->words.groups, group, "group"));
  std::vector<base::UnitCode> units;
  for (const UnitGroup& each : unit_directory(replica).groups) {
    if (each.code != code) continue;
    for (const UnitEntry& unit : each.units) units.push_back(unit.code);
  }
  return units;
}

}  // namespace yibao::client
