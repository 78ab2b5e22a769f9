#include "client/papers/chart_layout.h"

#include <algorithm>

#include "client/papers/chart_canvas.h"

namespace yibao::papers {
namespace {

constexpr double kPlotShare = 0.45;  // of the width: how high bars and lines stand
constexpr double kPlotLeast = 12;    // letters
constexpr double kBarSlot = 1.75;    // letters for each bar of a ranking

// Axes that say nothing: there is nothing to say.
void draw_empty(ChartCanvas& canvas) {
  const ChartFrame& room = canvas.room();
  canvas.line({{room.x, room.y}, {room.x, room.bottom()}, {room.right(), room.bottom()}},
              {ChartPart::kAxis});
}

}  // namespace

ChartDrawing lay_out(const Chart& chart, const ChartSize& size, const MeasureText& measure) {
  ChartCanvas canvas(chart, size, measure);
  canvas.draw_head();
  const bool room = canvas.room().width > 4 * size.text && canvas.room().height > 3 * size.text;
  if (!room) return canvas.take();
  if (!range_of(chart).any) {
    draw_empty(canvas);
  } else if (chart.kind == Chart::Kind::kRanking) {
    draw_ranking(canvas);
  } else if (chart.kind == Chart::Kind::kGrouped) {
    draw_grouped(canvas);
  } else {
    draw_lines(canvas);
  }
  return canvas.take();
}

double natural_height(const Chart& chart, double width, double text, double most) {
  // The head's height is found by laying it out where there is room enough.
  const auto one_letter = [](std::string_view words, double size) {
    return size * static_cast<double>(words.size()) / 3;
  };
  const ChartSize size{width, most, text};
  const MeasureText measure = one_letter;
  ChartCanvas head(chart, size, measure);
  head.draw_head();
  double plot = std::max(width * kPlotShare, kPlotLeast * text);
  if (chart.kind == Chart::Kind::kRanking) {
    plot = kBarSlot * text * static_cast<double>(std::max<std::size_t>(3, chart.categories.size()));
  }
  return std::min(most, head.room().y + plot);
}

}  // namespace yibao::papers
