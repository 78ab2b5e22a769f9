#include "server/http/batch_turns.h"

#include <algorithm>
#include <utility>

namespace yibao::server {

BatchTurns::Turn::Turn(Turn&& other) noexcept
    : turns_(std::exchange(other.turns_, nullptr)), bytes_(other.bytes_) {}

BatchTurns::Turn::~Turn() {
  if (turns_ != nullptr) turns_->give_back(bytes_);
}

bool BatchTurns::fits(std::size_t bytes) const {
  return taken_ < bounds_.turns && held_ + bytes <= bounds_.bytes;
}

base::Result<BatchTurns::Turn> BatchTurns::take(std::size_t bytes) {
  const std::size_t counted = std::min(bytes, bounds_.bytes);
  if (counted <= base::limits::kSmallBodyBytesMax) return Turn(*this, 0);
  std::unique_lock lock(mutex_);
  const void* mine = &counted;  // nobody else's while this call lasts
  waiting_.push_back(mine);
  const bool came = changed_.wait_for(lock, bounds_.patience,
                                      [&] { return waiting_.front() == mine && fits(counted); });
  std::erase(waiting_, mine);
  if (came) {
    ++taken_;
    held_ += counted;
  }
  changed_.notify_all();
  if (!came) return base::fail(base::ErrorCode::kServerBusy, "batches");
  return Turn(*this, counted);
}

std::size_t BatchTurns::waiting() const {
  const std::scoped_lock lock(mutex_);
  return waiting_.size();
}

void BatchTurns::give_back(std::size_t bytes) {
  if (bytes == 0) return;
  {
    const std::scoped_lock lock(mutex_);
    --taken_;
    held_ -= bytes;
  }
  changed_.notify_all();
}

}  // namespace yibao::server
