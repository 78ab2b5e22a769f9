// A chart on the screen: what client/papers lays out, drawn with the window's own letters and
// colours. Where the mouse points at a value, it is told; bars can be pressed, by the keyboard too.
//
// The screen's thread, in a frame.
#pragma once

#include <optional>

#include "client/desktop/ui.h"
#include "client/papers/chart.h"

namespace yibao::desktop {

// A value of the chart.
struct ChartSpot {
  std::size_t series = 0;
  std::size_t category = 0;
};

// At the cursor, so wide and high. Bars of a ranking are rows with their names; gives the one that
// was pressed.
std::optional<ChartSpot> draw_chart(Ui& ui, const papers::Chart& chart, ImVec2 size);

// As wide as the room, as high as it reads well there; nothing to press for.
void draw_chart(Ui& ui, const papers::Chart& chart);

// As high as it reads well at this width.
float chart_height(Ui& ui, const papers::Chart& chart, float width);

}  // namespace yibao::desktop
