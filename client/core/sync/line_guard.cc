#include "client/core/sync/line_guard.h"

#include <sys/socket.h>
#include <unistd.h>

namespace yibao::client {
namespace {

// The slowest line that an office works over; below it nothing gets done anyway.
constexpr std::size_t kBytesPerSecondLeast = 8 * 1024;

}  // namespace

LineGuard::~LineGuard() {
  if (duplicate_ >= 0) ::close(duplicate_);
}

// The library holds its own lock while it connects and shakes hands, so its `stop` would wait with
// it; shutting down a duplicate ends connecting, reading and writing at once, and can never hit a
// number that was closed and given to another file meanwhile.
void LineGuard::take(int socket) {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (duplicate_ >= 0) ::close(duplicate_);
    duplicate_ = ::dup(socket);
  }
  if (cut_ != Cut::kNot) shut_down();
}

void LineGuard::shut_down() {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (duplicate_ >= 0) ::shutdown(duplicate_, SHUT_RDWR);
}

// The first reason stands.
void LineGuard::cut(Cut why) {
  Cut none = Cut::kNot;
  cut_.compare_exchange_strong(none, why);
  shut_down();
}

void LineGuard::count(std::size_t bytes) {
  received_ += bytes;
  if (received_ > bounds_.bytes) cut(Cut::kTooLarge);
}

std::chrono::steady_clock::time_point LineGuard::deadline() const {
  const std::size_t moved = received_ + bounds_.going_out;
  return begin_ + bounds_.patience + std::chrono::milliseconds(moved * 1000 / kBytesPerSecondLeast);
}

LineGuard::Watch::Watch(LineGuard& guard, const Bounds& bounds) : guard_(guard) {
  guard_.bounds_ = bounds;
  guard_.begin_ = std::chrono::steady_clock::now();
  guard_.received_ = 0;
  guard_.cut_ = Cut::kNot;
  thread_ = std::thread([this] { run(); });
}

LineGuard::Watch::~Watch() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    done_ = true;
  }
  over_.notify_all();
  thread_.join();
}

void LineGuard::Watch::run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!done_) {
    const auto deadline = guard_.deadline();
    if (std::chrono::steady_clock::now() >= deadline) return guard_.cut(Cut::kTooLong);
    over_.wait_until(lock, deadline);
  }
}

}  // namespace yibao::client
