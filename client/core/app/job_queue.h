// What waits to be done by the core thread, in order. Any thread posts; one takes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace yibao::app {

class Core;

class JobQueue {
 public:
  using Job = std::function<void(Core&)>;
  using SteadyTime = std::chrono::steady_clock::time_point;

  // False, and the job dropped, once closed.
  bool post(Job job);
  // The next job if there is one.
  std::optional<Job> take();
  // Waits for one; nullopt when the time has come, or when the queue is closed and empty.
  std::optional<Job> take_until(SteadyTime time);
  // Nothing is taken in any more; what was taken in is still given out.
  void close();
  bool closed_and_empty() const;

 private:
  std::optional<Job> front();  // the caller holds the mutex

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

}  // namespace yibao::app
