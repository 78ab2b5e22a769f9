// The longest common subsequence of two sequences, as far as it can be found with few edits. Pure;
// any thread.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace yibao::client {

// Which place of the one is which of the other, ascending in both.
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

// Empty when more than `most_edits` places would have to be removed or added; memory goes with its
// square, time with its product with the length.
Matches common_parts(std::span<const int> before, std::span<const int> after, int most_edits);

}  // namespace yibao::client
