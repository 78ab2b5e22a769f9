// The thread that owns the replica: takes jobs off the desk, one after another, and settles when
// none is left. Beside it the thread that runs errands.
#pragma once

#include <thread>

#include "client/core/app/core.h"

namespace yibao::app {

class CoreThread {
 public:
  CoreThread(Core::Options options, Desk& desk, client::SyncAgent::Open open);
  // Does what was posted before, errands too, then ends; what is on the line is given up.
  ~CoreThread();
  CoreThread(const CoreThread&) = delete;
  CoreThread& operator=(const CoreThread&) = delete;

 private:
  void run();

  Desk& desk_;
  client::SyncAgent agent_;
  Core core_;
  std::thread thread_;
  std::thread errand_thread_;
};

// Does all that is posted, then settles: a round of the thread, or of a test.
void work_off(Core& core, Desk& desk);
// Runs errands until their queue is closed and empty.
void run_errands(Desk& desk);

}  // namespace yibao::app
