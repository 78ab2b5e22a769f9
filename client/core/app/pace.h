// How a running target stands: what is missing, how long there is, how much a week that makes.
#pragma once

#include <string>

#include "shared/rules/scoring.h"

namespace yibao::app {

struct Pace {
  std::string missing;         // "" where nothing is
  std::int64_t days_left = 0;  // today included
  // To be done each week from now on; "" where nothing is missing, the figure cannot be worked off
  // item by item (a ratio), or less than a week is left.
  std::string per_week;
  bool behind = false;  // less is done than the days that have gone would ask for
};

// Of a running period. `measure` is the target's; null: unknown.
Pace pace_of(const rules::TargetStatus& status, const rules::Measure* measure, base::Date today);

}  // namespace yibao::app
