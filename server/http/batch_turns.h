// How much the server works on at once. What a request holds is several times its bytes while it is
// read, verified and kept: beyond a number of batches, and beyond what they unpack to in all, the
// next waits for its turn, in the order they came. Single drafts never wait. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "shared/base/limits.h"
#include "shared/base/result.h"

namespace yibao::server {

class BatchTurns {
 public:
  struct Bounds {
    std::size_t turns = 12;  // more would only wait for the same few cores
    std::size_t bytes = base::limits::kRequestsHeldBytesMax;
    std::chrono::milliseconds patience{20'000};
  };
  explicit BatchTurns(Bounds bounds) : bounds_(bounds) {}
  BatchTurns() : BatchTurns(Bounds()) {}

  // Gives the turn on at the end of its scope.
  class Turn {
   public:
    Turn(BatchTurns& turns, std::size_t bytes) : turns_(&turns), bytes_(bytes) {}
    Turn(Turn&& other) noexcept;
    Turn& operator=(Turn&&) = delete;
    ~Turn();

   private:
    BatchTurns* turns_;
    std::size_t bytes_;
  };
  // Waits. More bytes than there are in all count as all of them. Error: server_busy.
  base::Result<Turn> take(std::size_t bytes);
  std::size_t waiting() const;

 private:
  void give_back(std::size_t bytes);
  bool fits(std::size_t bytes) const;

  const Bounds bounds_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<const void*> waiting_;  // whoever came first is in front
  std::size_t taken_ = 0;
  std::size_t held_ = 0;
};

}  // namespace yibao::server
