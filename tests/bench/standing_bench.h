// What the core thread has to do for the desk: the lists and figures of a replica with many items,
// when somebody signs in, after an exchange that brought something and after one that brought
// nothing.
#pragma once

#include <vector>

#include "tests/bench/figures.h"
#include "tests/bench/filled_town.h"

namespace yibao::bench {

// The town is filled with so many items.
std::vector<Figure> run_standing_bench(testing::Town& town, std::size_t items);

}  // namespace yibao::bench
