#include "client/core/app/job_queue.h"

namespace yibao::app {

bool JobQueue::post(Job job) {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (closed_) return false;
    jobs_.push_back(std::move(job));
  }
  filled_.notify_one();
  return true;
}

std::optional<JobQueue::Job> JobQueue::front() {
  if (jobs_.empty()) return std::nullopt;
  std::optional<Job> job(std::move(jobs_.front()));
  jobs_.pop_front();
  return job;
}

std::optional<JobQueue::Job> JobQueue::take() {
  const std::lock_guard<std::mutex> guard(mutex_);
  return front();
}

std::optional<JobQueue::Job> JobQueue::take_until(SteadyTime time) {
  std::unique_lock<std::mutex> lock(mutex_);
  filled_.wait_until(lock, time, [&] { return closed_ || !jobs_.empty(); });
  return front();
}

void JobQueue::close() {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    closed_ = true;
  }
  filled_.notify_all();
}

bool JobQueue::closed_and_empty() const {
  const std::lock_guard<std::mutex> guard(mutex_);
  return closed_ && jobs_.empty();
}

}  // namespace yibao::app
