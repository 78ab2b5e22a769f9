// What a device may see of a log, said anew from the audiences alone: what a replica is held
// against.
#pragma once

#include <set>

#include "tests/simulation/invariants.h"

namespace yibao::simulation {

struct Visible {
  std::set<base::EventId> must;  // what it may see
  std::set<base::EventId> may;   // keys by which it verifies that, and what it made itself
  // Of both, what comes with its words: a merge shows entries for the account alone.
  std::set<base::EventId> words;
};

Visible visible_to(const WholeLog& log, Device& device);

}  // namespace yibao::simulation
