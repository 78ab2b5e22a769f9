#include "shared/base/parallel.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace yibao::base {

void in_shares(std::size_t count, std::size_t share_least,
               const std::function<void(std::size_t first, std::size_t last)>& work) {
  static const std::size_t kCores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t shares =
      std::clamp<std::size_t>(count / std::max<std::size_t>(share_least, 1), 1, kCores);
  const auto bound = [&](std::size_t share) { return count * share / shares; };
  std::vector<std::thread> threads;
  std::size_t share = 1;
  try {
    for (; share < shares; ++share) threads.emplace_back(work, bound(share), bound(share + 1));
  } catch (const std::system_error&) {
    // No more threads to be had: the rest is done here.
  }
  work(0, bound(1));
  for (; share < shares; ++share) work(bound(share), bound(share + 1));
  for (std::thread& thread : threads) thread.join();
}

}  // namespace yibao::base
