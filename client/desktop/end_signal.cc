#include "client/desktop/end_signal.h"

#include <pthread.h>
#include <signal.h>

namespace yibao::desktop {
namespace {

sigset_t end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

EndSignal::EndSignal(std::function<void()> wake) : wake_(std::move(wake)) {
  const sigset_t signals = end_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::thread([this, signals] {
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && !finished_) {
      asked_ = true;
      wake_();
    }
  });
}

EndSignal::~EndSignal() {
  finished_ = true;
  pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
}

}  // namespace yibao::desktop
