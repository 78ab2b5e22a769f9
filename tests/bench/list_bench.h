// How long a frame takes to build while a person scrolls through a list of a hundred thousand rows:
// drafts, what waits for a signature, the outbox; on a screen without a window.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/bench/figures.h"

namespace yibao::bench {

std::vector<Figure> run_list_bench(std::size_t rows);

}  // namespace yibao::bench
