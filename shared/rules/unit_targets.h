// The versions of the rules as they were in force one after the other: rulesets by their dates, and
// over them the targets that the office set for single units from a day on.
#pragma once

#include <vector>

#include "shared/rules/scoring.h"

namespace yibao::rules {

// Of two rulesets from the same day the later in the list stands. The result is in order of `from`.
std::vector<DatedRuleset> lay_over(std::vector<DatedRuleset> rulesets,
                                   const std::vector<UnitTarget>& targets);

}  // namespace yibao::rules
