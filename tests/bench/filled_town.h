// A town's computer (tests/app/town.h) after years of work: items that were offered, signed, taken,
// every fifth of them adopted; the newest returned; and the standing that the server would have
// published of them. The words are the corpus's.
#pragma once

#include "tests/app/town.h"

namespace yibao::bench {

// Before anybody is at the computer. Throws std::runtime_error.
void fill(testing::Town& town, std::size_t items);

// One more adoption of the item with that number, as an exchange brings it: kept and folded in a
// replica that is open.
void adopt_again(testing::Town& town, client::Replica& replica, std::size_t item);

}  // namespace yibao::bench
