#include "server/service/writer_thread.h"

#include <vector>

namespace yibao::server {
namespace {

// More waiting than this means the disk cannot follow: clients do better to come again.
constexpr std::size_t kQueueMax = 512;
// A group of this many keeps the first from waiting on the last.
constexpr std::size_t kGroupMax = 64;
// Between two attempts to finish a purge that something held up.
constexpr std::chrono::seconds kPurgePause{2};

}  // namespace

WriterThread::WriterThread(LogWriter& writer) : writer_(writer), thread_([this] { run(); }) {}

WriterThread::~WriterThread() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  thread_.join();
}

base::Status WriterThread::submit(CommitJob& job) {
  Waiting waiting{&job};
  std::unique_lock lock(mutex_);
  if (stopping_ || queue_.size() >= kQueueMax) return base::fail(base::ErrorCode::kServerBusy);
  queue_.push_back(&waiting);
  work_.notify_one();
  done_.wait(lock, [&] { return waiting.done; });
  return job.status;
}

Committer::Load WriterThread::load() const {
  const std::scoped_lock lock(mutex_);
  return {groups_, queue_.size()};
}

void WriterThread::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto woken = [&] { return stopping_ || !queue_.empty(); };
    if (!writer_.purge_pending()) {
      work_.wait(lock, woken);
    } else if (!work_.wait_for(lock, kPurgePause, woken)) {
      lock.unlock();
      writer_.finish_purge();
      lock.lock();
      continue;
    }
    if (queue_.empty()) return;
    std::vector<Waiting*> group;
    while (!queue_.empty() && group.size() < kGroupMax) {
      group.push_back(queue_.front());
      queue_.pop_front();
    }
    lock.unlock();
    std::vector<CommitJob*> jobs;
    jobs.reserve(group.size());
    for (const Waiting* waiting : group) jobs.push_back(waiting->job);
    writer_.commit(jobs);
    lock.lock();
    for (Waiting* waiting : group) waiting->done = true;
    ++groups_;
    done_.notify_all();
  }
}

}  // namespace yibao::server
