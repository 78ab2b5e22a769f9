#include "shared/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace yibao::base {

void in_shares(std::size_t count, std::size_t share,
               const std::function<void(std::size_t first, std::size_t last)>& work) {
  static const std::size_t kCores = std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> taken{0};
  const auto take_shares = [&] {
    for (std::size_t first = taken.fetch_add(share); first < count;
         first = taken.fetch_add(share)) {
      work(first, std::min(first + share, count));
    }
  };
  const std::size_t shares = (count + share - 1) / share;
  std::vector<std::thread> threads;
  try {
    while (threads.size() + 1 < std::min(shares, kCores)) threads.emplace_back(take_shares);
  } catch (const std::system_error&) {
    // No more threads to be had: the rest is done here.
  }
  take_shares();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace yibao::base
