// What one more item would earn a unit now: handed in, or handed in and adopted. Found by putting
// such an item among the unit's facts and scoring it again, so limits, targets about to be met and
// whatever else the rules know are in the figure.
#pragma once

#include <vector>

#include "shared/rules/scoring.h"

namespace yibao::rules {

struct NextItem {
  Code kind;
  // Where it is adopted; empty: handed in only. A level where the ruleset names no journals.
  Code journal, form, level;
  Decimal points;      // of the year so far, with what running periods promise
  std::string clause;  // of the first line that credits it; "" where no single line does
};

// One for each kind, and for each kind at each place of adoption. Empty where the rules give no
// points. `facts` are those the scoring works on; they are as before afterwards.
std::vector<NextItem> next_items(Scoring& scoring, FactTable& facts, const Code& unit, Date as_of);

}  // namespace yibao::rules
