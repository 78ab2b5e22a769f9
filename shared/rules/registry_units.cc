#include "shared/rules/registry_units.h"

namespace yibao::rules {
namespace {

Unit unit_of(const domain::UnitInfo& info, const Ruleset& ruleset) {
  Unit unit;
  if (const Unit* known = ruleset.words.units.by_id(info.code.text())) unit = *known;
  unit.id = info.code.text();
  if (unit.name.zh.empty()) unit.name.zh = unit.id;
  if (info.group) unit.group = *info.group;
  if (info.parent) unit.parent = info.parent->text();
  if (info.headcount) unit.headcount = info.headcount;
  return unit;
}

}  // namespace

std::vector<Unit> scored_units(const domain::Registry& registry, const Ruleset& ruleset) {
  std::vector<Unit> units;
  const auto scored = [](const domain::UnitInfo& info) {
    return !info.central_office && !info.successor;
  };
  for (const Unit& known : ruleset.words.units.all()) {
    const domain::UnitInfo* info = registry.unit(base::UnitCode(known.id));
    if (info != nullptr && scored(*info)) units.push_back(unit_of(*info, ruleset));
  }
  for (const auto& [code, info] : registry.units()) {
    if (scored(info) && !ruleset.words.units.contains(code.text())) {
      units.push_back(unit_of(info, ruleset));
    }
  }
  return units;
}

}  // namespace yibao::rules
