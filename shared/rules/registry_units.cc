#include "shared/rules/registry_units.h"

namespace yibao::rules {
namespace {

Unit unit_of(const domain::UnitInfo& info, const Ruleset& ruleset, Date day) {
  Unit unit;
  if (const Unit* known = ruleset.words.units.by_id(info.code.text())) unit = *known;
  unit.id = info.code.text();
  if (unit.name.zh.empty()) unit.name.zh = unit.id;
  const domain::UnitTerms& terms = info.on(day);
  if (terms.group) unit.group = *terms.group;
  if (terms.parent) unit.parent = terms.parent->text();
  if (terms.headcount) unit.headcount = terms.headcount;
  return unit;
}

}  // namespace

std::vector<Unit> scored_units(const domain::Registry& registry, const Ruleset& ruleset, Date day) {
  std::vector<Unit> units;
  const auto scored = [&](const domain::UnitInfo& info) {
    return !info.central_office && !info.ended(day);
  };
  for (const Unit& known : ruleset.words.units.all()) {
    const domain::UnitInfo* info = registry.unit(base::UnitCode(known.id));
    if (info != nullptr && scored(*info)) units.push_back(unit_of(*info, ruleset, day));
  }
  for (const auto& [code, info] : registry.units()) {
    if (scored(info) && !ruleset.words.units.contains(code.text())) {
      units.push_back(unit_of(info, ruleset, day));
    }
  }
  return units;
}

void set_accounts(FactTable& facts, const domain::Registry& registry, const Ruleset& ruleset,
                  Date day) {
  set_accounts(facts, scored_units(registry, ruleset, day), ruleset);
  for (const auto& [code, info] : registry.units()) {
    if (!info.ended(day) || !info.successor || info.begins_anew) continue;
    facts.set_account(code.text(), info.successor->text());
  }
}

void set_accounts(FactTable& facts, const std::vector<Unit>& units, const Ruleset& ruleset) {
  if (!ruleset.sub_units_count_for_parent) return;
  for (const Unit& unit : units) {
    if (unit.parent) facts.set_account(unit.id, *unit.parent);
  }
}

}  // namespace yibao::rules
