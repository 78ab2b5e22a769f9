// What an office waits for in a year of many units: until an adoption has moved points and ranks on
// the screen, and until a quarter's bulletin is drafted and has become files.
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/filled_office.h"

namespace yibao::bench {

std::vector<Figure> run_adoption_bench(testing::Town& town, const Adoptable& adoptable);
std::vector<Figure> run_bulletin_bench(testing::Town& town);

}  // namespace yibao::bench
