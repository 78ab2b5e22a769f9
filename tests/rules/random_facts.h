// Facts made up from a seed, for property tests: valid for a ruleset, otherwise without manners
// (items that were never submitted, instructions before adoptions, joint items, counts).
#pragma once

#include <memory>
#include <vector>

#include "shared/base/random.h"
#include "shared/rules/facts.h"

namespace yibao::testing {

struct RandomFactsOptions {
  std::size_t items = 40;
  std::size_t loose_records = 40;  // without an item
  base::Date first;
  base::Date last;
};

// About the given units alone. Item names begin with `prefix`; evidence counts from 1.
std::vector<rules::FactRow> random_facts(const rules::Ruleset& ruleset,
                                         const std::vector<rules::Unit>& units,
                                         const RandomFactsOptions& options,
                                         const std::string& prefix, base::RandomSource& random);

// In another order.
void shuffle(std::vector<rules::FactRow>& rows, base::RandomSource& random);

}  // namespace yibao::testing
