// What the server holds at once is bounded, whoever asks and in whatever order.
#include "server/http/batch_turns.h"

#include <doctest/doctest.h>

#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "tests/support/must.h"

using namespace std::chrono_literals;
using yibao::server::BatchTurns;
using yibao::testing::code_of;
using yibao::testing::must;

namespace {

constexpr std::size_t kMebibyte = 1024 * 1024;

}  // namespace

TEST_CASE("batches wait while as many are worked on, single drafts never") {
  BatchTurns turns({2, 100 * kMebibyte, 0ms});
  std::optional<BatchTurns::Turn> first(must(turns.take(kMebibyte)));
  const auto second = must(turns.take(kMebibyte));
  CHECK(code_of(turns.take(kMebibyte)) == "server_busy");
  CHECK(turns.take(1000).has_value());
  first.reset();
  CHECK(turns.take(kMebibyte).has_value());
}

TEST_CASE("what batches unpack to counts, and one beyond all bounds is worked on alone") {
  BatchTurns turns({12, 64 * kMebibyte, 0ms});
  {
    const auto first = must(turns.take(40 * kMebibyte));
    const auto second = must(turns.take(24 * kMebibyte));
    CHECK(code_of(turns.take(kMebibyte)) == "server_busy");
  }
  const auto whole = must(turns.take(1000 * kMebibyte));
  CHECK(code_of(turns.take(kMebibyte)) == "server_busy");
}

TEST_CASE("a large batch that waits is not passed by small ones for ever") {
  BatchTurns turns({12, 64 * kMebibyte, 20s});
  std::optional<BatchTurns::Turn> held(must(turns.take(40 * kMebibyte)));
  std::vector<int> order;
  std::mutex order_mutex;
  const auto come = [&](int number, std::size_t bytes) {
    const auto turn = must(turns.take(bytes));
    const std::scoped_lock lock(order_mutex);
    order.push_back(number);
  };
  std::thread large([&] { come(1, 60 * kMebibyte); });
  while (turns.waiting() < 1) std::this_thread::yield();
  std::thread small([&] { come(2, 10 * kMebibyte); });
  while (turns.waiting() < 2) std::this_thread::yield();
  held.reset();
  large.join();
  small.join();
  CHECK(order == std::vector{1, 2});
}
