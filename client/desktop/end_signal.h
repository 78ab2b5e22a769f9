// The system asks the program to end (the person logs out, the machine shuts down): noticed like a
// click on the window's close button, so that what was typed is saved first.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace yibao::desktop {

class EndSignal {
 public:
  // Made before any other thread is started: they inherit that the signals are waited for here.
  // `wake` is called from a thread of its own.
  explicit EndSignal(std::function<void()> wake);
  ~EndSignal();
  EndSignal(const EndSignal&) = delete;
  EndSignal& operator=(const EndSignal&) = delete;

  // True once after each time it was asked.
  bool take() { return asked_.exchange(false); }

 private:
  std::function<void()> wake_;
  std::atomic<bool> asked_{false};
  std::atomic<bool> finished_{false};
  std::thread thread_;
};

}  // namespace yibao::desktop
