// Many equal pieces of work at once, on all cores: signatures of a batch above all.
#pragma once

#include <cstddef>
#include <functional>

namespace yibao::base {

// Calls work(first, last) for ranges that together are [0, count), none smaller than `share_least`
// unless it is the only one; one of them in this thread. Returns when all are done. `work` does not
// throw, and its ranges touch nothing in common.
void in_shares(std::size_t count, std::size_t share_least,
               const std::function<void(std::size_t first, std::size_t last)>& work);

}  // namespace yibao::base
