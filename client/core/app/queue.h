// What waits to be done by another thread, in order. Any thread posts; one takes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace yibao::app {

template <class Job>
class Queue {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;

  // False, and the job dropped, once closed.
  bool post(Job job) {
    {
      const std::lock_guard<std::mutex> guard(mutex_);
      if (closed_) return false;
      jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
    return true;
  }

  // The next job if there is one.
  std::optional<Job> take() {
    const std::lock_guard<std::mutex> guard(mutex_);
    return front();
  }

  // Waits for one; nullopt when the queue is closed and empty, or when the time has come.
  std::optional<Job> take_until(SteadyTime time) {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait_until(lock, time, [&] { return closed_ || !jobs_.empty(); });
    return front();
  }
  std::optional<Job> wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
    return front();
  }

  // Nothing is taken in any more; what was taken in is still given out.
  void close() {
    {
      const std::lock_guard<std::mutex> guard(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
  }

  bool closed_and_empty() const {
    const std::lock_guard<std::mutex> guard(mutex_);
    return closed_ && jobs_.empty();
  }

 private:
  std::optional<Job> front() {  // the caller holds the mutex
    if (jobs_.empty()) return std::nullopt;
    std::optional<Job> job(std::move(jobs_.front()));
    jobs_.pop_front();
    return job;
  }

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

}  // namespace yibao::app
