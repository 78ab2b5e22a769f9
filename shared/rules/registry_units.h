// The units as the registry has them on a day, over what the ruleset says: a unit's group, parent
// and headcount are the registry's; its name and aliases the ruleset's where it has them.
#pragma once

#include <vector>

#include "shared/domain/registry.h"
#include "shared/rules/facts.h"

namespace yibao::rules {

// Those to score. In the ruleset's order, then units it does not know by code. Neither the central
// office nor units that had ended by that day.
std::vector<Unit> scored_units(const domain::Registry& registry, const Ruleset& ruleset, Date day);

// Tells a table without facts whose account each unit's facts stand on: its successor's, from the
// day it ended; its parent's, where the ruleset counts sub-units for it.
void set_accounts(FactTable& facts, const domain::Registry& registry, const Ruleset& ruleset,
                  Date day);
// The same for a list of units that knows of parents only.
void set_accounts(FactTable& facts, const std::vector<Unit>& units, const Ruleset& ruleset);

}  // namespace yibao::rules
