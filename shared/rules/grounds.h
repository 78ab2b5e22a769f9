// Why a condition holds for a unit: the parts of it that do, each with its figures. For people who
// ask what put a unit on a list.
#pragma once

#include "shared/rules/evaluate.h"

namespace yibao::rules {

struct Ground {
  Code code;  // of the target or measure it is about
  Name name;
  struct Figure {
    Period period;
    std::string text;  // "5 < 8", signs only
  };
  std::vector<Figure> figures;
};

// Empty where it does not hold, and where what makes it hold has no figures.
std::vector<Ground> grounds_of(const Condition& condition, const Period& period,
                               const Ruleset& ruleset, Evaluator& evaluator);

// Whether a condition could hold for the unit at all, whatever it does: what asks for another
// group, or for a figure that the unit has no bound for, never will.
bool can_hold(const Condition& condition, const Unit& unit);

}  // namespace yibao::rules
