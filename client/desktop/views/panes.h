// How a place shares out its room: two panels side by side; what is scrolled with something below
// it that stays in sight.
#pragma once

#include <functional>

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// Names and measures of two panels. Lengths are those of a screen at its normal scale.
struct TwoPanes {
  const char* first = "first";
  const char* second = "second";
  float least = 760;    // a narrower place shows one below the other
  float width = 0;      // of the first one; 0: by its share
  float share = 0.5F;   // of the first one, side by side
  float height = 0.5F;  // the first one's share, one below the other
};
void draw_two_panes(const View& view, const TwoPanes& panes, const std::function<void()>& first,
                    const std::function<void()>& second);

// What is scrolled, above a foot as high as it likes that stays in sight. Where less than `least`
// would be left, all of it is scrolled together with what is around it.
void draw_above_foot(const View& view, const char* id, float least,
                     const std::function<void()>& part, const std::function<void()>& foot);

}  // namespace yibao::desktop
