// How the parts of a chart look, on paper and on the screen: told apart in black and white print
// too, by brightness, by dashes and by the marks that the layout gives each series. Pure.
#pragma once

#include "client/papers/chart_layout.h"

namespace yibao::papers {

struct ChartInk {
  std::uint8_t red = 0, green = 0, blue = 0;
};

ChartInk ink_of(ChartRole role);

// Of lines, as a part of a letter's size.
double thickness_of(ChartRole role);

// Lengths of strokes and gaps in turn, as parts of a letter's size; empty: unbroken.
std::vector<double> dashes_of(ChartRole role);

}  // namespace yibao::papers
