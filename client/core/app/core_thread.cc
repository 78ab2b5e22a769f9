#include "client/core/app/core_thread.h"

namespace yibao::app {

CoreThread::CoreThread(Core::Options options, Desk& desk, client::SyncAgent::Open open)
    : desk_(desk),
      agent_(std::move(open)),
      core_(std::move(options), desk, agent_),
      thread_([this] { run(); }),
      errand_thread_([this] { run_errands(desk_); }) {}

CoreThread::~CoreThread() {
  desk_.errands().close();
  errand_thread_.join();
  desk_.jobs().close();
  thread_.join();
}

void CoreThread::run() {
  core_.open();
  core_.settle();
  while (!desk_.jobs().closed_and_empty()) {
    if (const auto job = desk_.jobs().take_until(core_.wake_at())) (*job)(core_);
    work_off(core_, desk_);
  }
}

void work_off(Core& core, Desk& desk) {
  while (const auto job = desk.jobs().take()) (*job)(core);
  core.settle();
}

void run_errands(Desk& desk) {
  while (const auto errand = desk.errands().wait()) (*errand)();
}

}  // namespace yibao::app
