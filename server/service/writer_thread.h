// The writer's thread: jobs that wait when it comes round become one group. Whoever submits waits
// for the answer; nothing is answered before it is on the disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "server/service/log_writer.h"

namespace yibao::server {

// How a job gets committed: through the thread, or directly in a simulation.
class Committer {
 public:
  virtual ~Committer() = default;
  // Returns when the job is done. Error: server_busy when too many wait.
  virtual base::Status submit(CommitJob& job) = 0;

  // For metrics.
  struct Load {
    std::uint64_t groups = 0;  // committed so far
    std::size_t waiting = 0;   // jobs whose group has not begun
  };
  virtual Load load() const = 0;
};

class DirectCommitter final : public Committer {
 public:
  explicit DirectCommitter(LogWriter& writer) : writer_(writer) {}
  base::Status submit(CommitJob& job) override {
    writer_.commit(job);
    ++groups_;
    return job.status;
  }
  Load load() const override { return {groups_, 0}; }

 private:
  LogWriter& writer_;
  std::uint64_t groups_ = 0;
};

class WriterThread final : public Committer {
 public:
  explicit WriterThread(LogWriter& writer);
  ~WriterThread() override;
  base::Status submit(CommitJob& job) override;

  Load load() const override;

 private:
  struct Waiting {
    CommitJob* job;
    bool done = false;
  };
  void run();

  LogWriter& writer_;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<Waiting*> queue_;
  bool stopping_ = false;
  std::uint64_t groups_ = 0;
  std::thread thread_;
};

}  // namespace yibao::server
