#include "client/core/sync/line_guard.h"

#include <sys/socket.h>
#include <unistd.h>

namespace yibao::client {
namespace {

// The slowest line that an office works over; below it nothing gets done anyway.
constexpr std::size_t kBytesPerSecondLeast = 8 * 1024;

}  // namespace

LineGuard::~LineGuard() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (watcher_.joinable()) watcher_.join();
  if (duplicate_ >= 0) ::close(duplicate_);
}

// The library holds its own lock while it connects and shakes hands, so its `stop` would wait with
// it; shutting down a duplicate ends connecting, reading and writing at once, and can never hit a
// number that was closed and given to another file meanwhile.
void LineGuard::take(int socket) {
  {
    const std::lock_guard<std::mutex> lock(socket_mutex_);
    if (duplicate_ >= 0) ::close(duplicate_);
    duplicate_ = ::dup(socket);
  }
  if (cut_ != Cut::kNot) shut_down();
}

void LineGuard::shut_down() {
  const std::lock_guard<std::mutex> lock(socket_mutex_);
  if (duplicate_ >= 0) ::shutdown(duplicate_, SHUT_RDWR);
}

// The first reason stands.
void LineGuard::cut(Cut why) {
  Cut none = Cut::kNot;
  cut_.compare_exchange_strong(none, why);
  shut_down();
}

bool LineGuard::count(std::size_t bytes, bool shaken) {
  received_ += bytes;
  if (shaken && in_headers_) header_bytes_ += bytes;
  const bool fits = received_ <= bounds_.bytes && header_bytes_ <= bounds_.headers;
  if (!fits) cut(Cut::kTooLarge);
  return fits;
}

std::chrono::steady_clock::time_point LineGuard::deadline() const {
  const std::size_t moved = received_ + bounds_.going_out;
  return begin_ + bounds_.patience + std::chrono::milliseconds(moved * 1000 / kBytesPerSecondLeast);
}

// A watcher that would look too late is woken; mostly it sleeps on, and a request costs nothing.
void LineGuard::begin(const Bounds& bounds) {
  const std::lock_guard<std::mutex> lock(mutex_);
  bounds_ = bounds;
  begin_ = std::chrono::steady_clock::now();
  received_ = 0;
  header_bytes_ = 0;
  in_headers_ = true;
  cut_ = Cut::kNot;
  watching_ = true;
  if (!watcher_.joinable()) watcher_ = std::thread([this] { watch(); });
  if (deadline() < wakes_) changed_.notify_all();
}

void LineGuard::finish() {
  const std::lock_guard<std::mutex> lock(mutex_);
  watching_ = false;
}

void LineGuard::watch() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!ending_) {
    if (!watching_) {
      wakes_ = Time::max();
      changed_.wait(lock, [this] { return watching_ || ending_; });
      continue;
    }
    wakes_ = deadline();
    if (std::chrono::steady_clock::now() >= wakes_) {
      watching_ = false;
      cut(Cut::kTooLong);
      continue;
    }
    changed_.wait_until(lock, wakes_);
  }
}

}  // namespace yibao::client
