// What all charts have in common while they are laid out: the room that is left, the head with
// title, legend and unit, names along an axis. For the files chart_*.cc.
#pragma once

#include "client/papers/chart_layout.h"
#include "client/papers/chart_scale.h"

namespace yibao::papers {

struct ChartFrame {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

class ChartCanvas {
 public:
  // The chart and the measure outlive it.
  ChartCanvas(const Chart& chart, const ChartSize& size, const MeasureText& measure)
      : chart_(chart), size_(size), measure_(measure), room_{0, 0, size.width, size.height} {}

  const Chart& chart() const { return chart_; }
  double text() const { return size_.text; }  // the size of letters
  // Smaller letters for what follows.
  void use_letters(double size) { size_.text = size; }
  const ChartFrame& room() const { return room_; }
  ChartDrawing take() { return std::move(drawing_); }

  double width_of(const std::string& words) const { return measure_(words, size_.text); }
  // As much of it as fits, with an ellipsis; "" where not even that.
  std::string shortened(const std::string& words, double width) const;

  // Takes the head off the room.
  void draw_head();

  void box(const ChartFrame& frame, ChartRole role);
  void line(std::vector<ChartPoint> points, ChartRole role);
  void words(ChartPoint at, ChartAnchor anchor, const std::string& words, ChartRole role);
  // The mark of a series on its line.
  void mark(ChartPoint at, std::size_t series, ChartRole role);

  // Ticks and grid at the left of the room, categories' names under it; what is left is the frame
  // for bars and lines.
  ChartFrame draw_axes(const ChartScale& scale);
  ChartScale scale() const;

 private:
  void draw_legend();
  void draw_categories(const ChartFrame& frame);

  const Chart& chart_;
  ChartSize size_;
  const MeasureText& measure_;
  ChartFrame room_;
  ChartDrawing drawing_;
};

// -- values ---------------------------------------------------------------------------------------

// The value where there is one that can be drawn.
std::optional<double> value_of(const Series& series, std::size_t category);
std::string figure_of(const Series& series, std::size_t category);

struct ChartRange {
  double low = 0;
  double high = 0;
  bool whole = true;
  bool any = false;
};
ChartRange range_of(const Chart& chart);

// What the series of a category is drawn as; one that stands out only where it cannot be taken for
// another series.
ChartRole role_of(const Chart& chart, std::size_t series, std::size_t category);
std::size_t value_series(const Chart& chart);

void draw_ranking(ChartCanvas& canvas);
void draw_grouped(ChartCanvas& canvas);
void draw_lines(ChartCanvas& canvas);

}  // namespace yibao::papers
