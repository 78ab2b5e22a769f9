#include "shared/base/parallel.h"

#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <vector>

namespace yibao::base {
namespace {

TEST_CASE("the shares cover everything once, whatever the count and the share") {
  for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 1000U}) {
    for (const std::size_t share : {1U, 16U, 5000U}) {
      CAPTURE(count);
      CAPTURE(share);
      std::vector<std::atomic<int>> visits(count);
      in_shares(count, share, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) ++visits[i];
      });
      std::size_t once = 0;
      for (const auto& each : visits) once += each == 1 ? 1U : 0U;
      CHECK(once == count);
    }
  }
}

TEST_CASE("no share is larger than asked, and each begins where one may") {
  std::mutex mutex;
  std::vector<std::pair<std::size_t, std::size_t>> shares;
  in_shares(100, 16, [&](std::size_t first, std::size_t last) {
    const std::scoped_lock lock(mutex);
    shares.emplace_back(first, last);
  });
  CHECK(shares.size() == 7);
  for (const auto& [first, last] : shares) {
    CHECK(first % 16 == 0);
    CHECK(last == std::min<std::size_t>(first + 16, 100));
  }
}

}  // namespace
}  // namespace yibao::base
