// Where everything of a chart stands: rectangles, lines and texts with the part they play, for
// whoever draws them (cairo on paper, the draw list on the screen). Pure: sizes come in, in points
// or pixels, and text is measured by the caller. Coordinates from the upper left corner.
#pragma once

#include <functional>
#include <string_view>

#include "client/papers/chart.h"

namespace yibao::papers {

enum class ChartPart : std::uint8_t {
  kAxis,
  kGrid,
  kSeries,     // with its number
  kHighlight,  // the category that stands out
  kTarget,
  kLabel,
  kTitle,
};

struct ChartRole {
  ChartPart part = ChartPart::kLabel;
  std::size_t series = 0;
  bool operator==(const ChartRole&) const = default;
};

// Filled.
struct ChartBox {
  double x = 0, y = 0, width = 0, height = 0;
  ChartRole role;
};

struct ChartPoint {
  double x = 0, y = 0;
};

// Lines from point to point; `filled`: the area inside instead (a mark on a line).
struct ChartLine {
  std::vector<ChartPoint> points;
  ChartRole role;
  bool filled = false;
};

enum class ChartAnchor : std::uint8_t { kLeft, kCentre, kRight };

// One line of text; `x` by its anchor, `y` at the middle of its height.
struct ChartText {
  double x = 0, y = 0;
  ChartAnchor anchor = ChartAnchor::kLeft;
  std::string text;
  double size = 0;
  ChartRole role;
};

// Drawn in this order.
struct ChartDrawing {
  std::vector<ChartLine> grid;  // and the axes
  std::vector<ChartBox> boxes;
  std::vector<ChartLine> lines;
  std::vector<ChartText> texts;
};

struct ChartSize {
  double width = 0;
  double height = 0;
  double text = 0;  // of its letters
};

// The width of a text at a size.
using MeasureText = std::function<double(std::string_view text, double size)>;

// Labels that would run into each other are left out, long names shortened; values that are no
// numbers are gaps. A chart without values keeps its title and an empty frame.
ChartDrawing lay_out(const Chart& chart, const ChartSize& size, const MeasureText& measure);

// As high as the chart reads well at this width, and no higher than `most`.
double natural_height(const Chart& chart, double width, double text, double most);

}  // namespace yibao::papers
