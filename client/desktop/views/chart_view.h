// A chart on the screen: laid out as on paper, in the window's colours.
#pragma once

#include "client/desktop/views/view.h"
#include "client/papers/chart.h"

namespace yibao::desktop {

// As wide as the room, and as high as it reads well.
void draw_chart(const View& view, const papers::Chart& chart);

}  // namespace yibao::desktop
