// What was typed and is not saved yet, and when it is due: after a pause, and never later than some
// seconds after the first key.
#pragma once

#include <algorithm>

#include "client/core/sync/sync_machine.h"

namespace yibao::app {

class Unsaved {
 public:
  explicit operator bool() const { return unsaved_; }
  void typed(client::SteadyTime now) {
    if (!unsaved_) first_ = now;
    unsaved_ = true;
    last_ = now;
  }
  void saved() { unsaved_ = false; }
  // A save that failed is tried again after the next pause.
  void failed(client::SteadyTime now) {
    unsaved_ = true;
    first_ = last_ = now;
  }
  std::optional<client::SteadyTime> due() const {
    if (!unsaved_) return std::nullopt;
    return std::min(last_ + kPause, first_ + kLongest);
  }

 private:
  static constexpr std::chrono::milliseconds kPause{1200};
  static constexpr std::chrono::seconds kLongest{8};

  bool unsaved_ = false;
  client::SteadyTime first_{};
  client::SteadyTime last_{};
};

}  // namespace yibao::app
