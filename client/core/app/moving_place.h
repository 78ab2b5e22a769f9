// Changing computers: drafts are taken along in a file, or brought in from one. The screen's
// thread.
#pragma once

#include "client/core/app/moving_in.h"
#include "client/core/app/moving_out.h"

namespace yibao::app {

struct MovingPlace {
  MovingPlace(Desk& desk, FilePicker& picker, Way& way)
      : out(desk, picker, way), in(desk, picker, way) {}

  enum class Side : std::uint8_t { kOut, kIn };
  Side side = Side::kOut;
  MovingOut out;
  MovingIn in;

  bool is_current(const Snapshot& snapshot) const {
    return side == Side::kOut ? out.is_current(snapshot) && !out.busy() : !in.busy();
  }
  void leave() {
    side = Side::kOut;
    out.leave();
    in.leave();
  }
};

}  // namespace yibao::app
