#include <algorithm>

#include "client/papers/chart_canvas.h"

namespace yibao::papers {
namespace {

class Lines {
 public:
  Lines(ChartCanvas& canvas, const ChartFrame& frame, const ChartScale& scale)
      : canvas_(canvas), chart_(canvas.chart()), frame_(frame), scale_(scale) {
    slot_ = frame.width / static_cast<double>(chart_.categories.size());
  }

  void draw() {
    for (std::size_t number = 0; number < chart_.series.size(); ++number) draw_series(number);
    if (chart_.kind == Chart::Kind::kPace) {
      draw_last_figures();
    } else if (value_series(chart_) == 1) {
      draw_figures();
    }
  }

 private:
  ChartPoint point(std::size_t category, double value) const {
    return {frame_.x + slot_ * (static_cast<double>(category) + 0.5),
            frame_.bottom() - scale_.share(value) * frame_.height};
  }

  void draw_series(std::size_t number) {
    const Series& series = chart_.series[number];
    const ChartRole role{series.is_target ? ChartPart::kTarget : ChartPart::kSeries, number};
    std::vector<ChartPoint> run;
    const auto end_run = [&] {
      if (run.size() > 1) canvas_.line(run, role);
      // A bound is a line; a single point of it would be seen nowhere else.
      const bool marked = !series.is_target || run.size() == 1;
      for (const ChartPoint& at : run) {
        if (marked) canvas_.mark(at, number, role);
      }
      run.clear();
    };
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
      if (const auto value = value_of(series, i)) {
        run.push_back(point(i, *value));
      } else {
        end_run();
      }
    }
    end_run();
  }

  // A lone line has room for its figures: all of them or none.
  void draw_figures() {
    for (const Series& series : chart_.series) {
      if (series.is_target) continue;
      for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
        if (canvas_.width_of(figure_of(series, i)) > slot_ - canvas_.text() * 0.3) return;
      }
      for (std::size_t i = 0; i < chart_.categories.size(); ++i) draw_figure(series, i);
    }
  }

  void draw_figure(const Series& series, std::size_t category) {
    const auto value = value_of(series, category);
    if (!value) return;
    const ChartPoint at = point(category, *value);
    const std::string figure = figure_of(series, category);
    const double half = canvas_.width_of(figure) / 2;
    canvas_.words({std::min(at.x, frame_.right() - half), at.y - canvas_.text() * 0.95},
                  ChartAnchor::kCentre, figure, {});
  }

  // Where each line has come to; of two that would run into each other the value's, not the
  // target's.
  void draw_last_figures() {
    std::vector<ChartPoint> taken;
    for (const bool target : {false, true}) {
      for (const Series& series : chart_.series) {
        if (series.is_target != target) continue;
        std::size_t last = chart_.categories.size();
        while (last > 0 && !value_of(series, last - 1)) --last;
        if (last == 0) continue;
        const ChartPoint at = point(last - 1, *value_of(series, last - 1));
        const bool collides = std::any_of(taken.begin(), taken.end(), [&](const ChartPoint& other) {
          return std::abs(other.x - at.x) < canvas_.text() * 4 &&
                 std::abs(other.y - at.y) < canvas_.text() * 1.3;
        });
        if (collides) continue;
        taken.push_back(at);
        draw_figure(series, last - 1);
      }
    }
  }

  ChartCanvas& canvas_;
  const Chart& chart_;
  ChartFrame frame_;
  const ChartScale& scale_;
  double slot_ = 0;
};

}  // namespace

void draw_lines(ChartCanvas& canvas) {
  const ChartScale scale = canvas.scale();
  const ChartFrame frame = canvas.draw_axes(scale);
  Lines(canvas, frame, scale).draw();
}

}  // namespace yibao::papers
