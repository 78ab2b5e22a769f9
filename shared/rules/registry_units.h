// The units to score, as the registry has them now over what the ruleset says: a unit's group,
// parent and headcount are the registry's; its name and aliases the ruleset's where it has them.
#pragma once

#include <vector>

#include "shared/domain/registry.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// In the ruleset's order, then units it does not know by code. Neither the central office nor units
// that were merged into another.
std::vector<Unit> scored_units(const domain::Registry& registry, const Ruleset& ruleset);

}  // namespace yibao::rules
