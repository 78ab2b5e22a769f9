// Many equal pieces of work at once, on all cores: signatures of a batch above all.
#pragma once

#include <cstddef>
#include <functional>

namespace yibao::base {

// Calls work(first, last) for ranges that together are [0, count), of `share` each but the last, in
// this thread and, when there are several, in others: whoever is free takes the next one. Returns
// when all are done. `work` does not throw, and its ranges touch nothing in common.
void in_shares(std::size_t count, std::size_t share,
               const std::function<void(std::size_t first, std::size_t last)>& work);

}  // namespace yibao::base
