// How long there is until a deadline, in words and colour.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

struct TimeLeft {
  std::string text;
  ImU32 ink = 0;
  ImU32 ground = 0;
};
TimeLeft time_left(const View& view, base::Timestamp due);

}  // namespace yibao::desktop
