// A chart drawn with the drawing library: onto a sheet of a PDF, or as a picture.
#pragma once

#include "client/papers/chart_layout.h"
#include "client/papers/fonts.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// From the drawing's present origin on.
void paint(cairo_t* cairo, const Fonts& fonts, const Chart& chart, const ChartSize& size);

// A PNG on white of twice as many dots as a screen gives such a size (192 to the inch). Error: io.
struct ChartPicture {
  base::Bytes png;
  int dots_wide = 0;
  int dots_high = 0;
};
base::Result<ChartPicture> picture_of(const Chart& chart, const ChartSize& size);

}  // namespace yibao::papers
