// What a frame costs the screen's thread at an office whose inbox is long: while it scrolls by
// pages, while what is shown of it changes, when an exchange brought something, while a title is
// looked for among all items.
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/filled_office.h"

namespace yibao::bench {

// So many items of the town's wait.
std::vector<Figure> run_inbox_bench(testing::Town& town, std::size_t waiting);

}  // namespace yibao::bench
