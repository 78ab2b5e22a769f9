#include <algorithm>
#include <cmath>

#include "client/papers/chart_canvas.h"

namespace yibao::papers {
namespace {

constexpr double kNamesShare = 0.34;   // of the width, at most
constexpr double kNameHeight = 1.1;    // letters for each name: narrower bars have smaller ones
constexpr double kLettersLeast = 0.7;  // of the chart's letters
constexpr double kBarShare = 0.68;     // of a bar's slot
constexpr double kGroupShare = 0.78;   // of a group's slot
constexpr double kGroupBarMost = 3.5;  // letters

// -- ranking --------------------------------------------------------------------------------------

class Ranking {
 public:
  explicit Ranking(ChartCanvas& canvas)
      : canvas_(canvas),
        chart_(canvas.chart()),
        range_(range_of(canvas.chart())),
        // The first and the last name may be higher than their bars.
        top_(canvas.room().y + canvas.text() / 2),
        slot_((canvas.room().height - canvas.text()) /
              static_cast<double>(canvas.chart().categories.size())),
        text_(std::clamp(slot_ / kNameHeight, canvas.text() * kLettersLeast, canvas.text())) {
    canvas_.use_letters(text_);
  }

  void draw() {
    const ChartFrame& room = canvas_.room();
    const double names = room_for_names();
    const double figures = widest_figure() + text_ * 0.8;
    // Figures stand beyond the bars' ends, on both sides where there are both.
    left_ = room.x + names + (range_.low < 0 ? figures : 0);
    width_ = std::max(text_, room.right() - figures - left_);
    const double zero = x_of(0);
    canvas_.line({{zero, room.y}, {zero, room.bottom()}}, {ChartPart::kAxis});
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) draw_bar(i, names);
  }

 private:
  double room_for_names() const {
    double longest = 0;
    for (const std::string& name : chart_.categories) {
      longest = std::max(longest, canvas_.width_of(name));
    }
    return std::min(longest, canvas_.room().width * kNamesShare) + text_ * 0.6;
  }

  double widest_figure() const {
    double widest = 0;
    for (const Series& series : chart_.series) {
      for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
        widest = std::max(widest, canvas_.width_of(figure_of(series, i)));
      }
    }
    return widest;
  }

  double x_of(double value) const {
    const double whole = range_.high - range_.low;
    return left_ + (whole > 0 ? (value - range_.low) / whole * width_ : 0);
  }

  // Of bars narrower than a letter some have no words; the one that stands out always has.
  bool has_words(std::size_t category) const {
    const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil(text_ / slot_)));
    return category % step == chart_.highlighted.value_or(0) % step;
  }

  void draw_bar(std::size_t category, double names) {
    const double middle = top_ + slot_ * (static_cast<double>(category) + 0.5);
    const bool told = has_words(category);
    for (std::size_t number = 0; number < chart_.series.size(); ++number) {
      const Series& series = chart_.series[number];
      const auto value = value_of(series, category);
      if (!value) continue;
      const double x = x_of(*value);
      const double height = std::min(slot_ * kBarShare, text_ * 1.5);
      const ChartRole role = role_of(chart_, number, category);
      if (series.is_target) {
        canvas_.line({{x, middle - slot_ * 0.45}, {x, middle + slot_ * 0.45}}, role);
        continue;
      }
      const double zero = x_of(0);
      canvas_.box({std::min(x, zero), middle - height / 2, std::abs(x - zero), height}, role);
      if (!told) continue;
      const bool left = *value < 0;
      canvas_.words({x + (left ? -0.4 : 0.4) * text_, middle},
                    left ? ChartAnchor::kRight : ChartAnchor::kLeft, figure_of(series, category),
                    label_role(category));
    }
    if (!told) return;
    canvas_.words({canvas_.room().x + names - text_ * 0.6, middle}, ChartAnchor::kRight,
                  canvas_.shortened(chart_.categories[category], names - text_ * 0.6),
                  label_role(category));
  }

  ChartRole label_role(std::size_t category) const {
    return {chart_.highlighted == category ? ChartPart::kHighlight : ChartPart::kLabel};
  }

  ChartCanvas& canvas_;
  const Chart& chart_;
  ChartRange range_;
  double top_;
  double slot_;
  double text_;
  double left_ = 0;
  double width_ = 0;
};

// -- groups ---------------------------------------------------------------------------------------

class Groups {
 public:
  Groups(ChartCanvas& canvas, const ChartFrame& frame, const ChartScale& scale)
      : canvas_(canvas),
        chart_(canvas.chart()),
        frame_(frame),
        scale_(scale),
        slot_(frame.width / static_cast<double>(canvas.chart().categories.size())),
        bars_(std::max<std::size_t>(1, value_series(canvas.chart()))),
        bar_(std::min(slot_ * kGroupShare / static_cast<double>(bars_),
                      canvas.text() * kGroupBarMost)) {}

  void draw() {
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) draw_group(i);
  }

 private:
  double y_of(double value) const { return frame_.bottom() - scale_.share(value) * frame_.height; }

  // All figures or none: one that is missing would look like a fault.
  bool figures_fit() const {
    const double room = (bars_ == 1 ? slot_ : bar_) - canvas_.text() * 0.2;
    for (const Series& series : chart_.series) {
      if (series.is_target) continue;
      for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
        if (canvas_.width_of(figure_of(series, i)) > room) return false;
      }
    }
    return true;
  }

  void draw_group(std::size_t category) {
    const double middle = frame_.x + slot_ * (static_cast<double>(category) + 0.5);
    const double whole = bar_ * static_cast<double>(bars_);
    double x = middle - whole / 2;
    for (std::size_t number = 0; number < chart_.series.size(); ++number) {
      const Series& series = chart_.series[number];
      const ChartRole role = role_of(chart_, number, category);
      const auto value = value_of(series, category);
      if (series.is_target) {
        if (value) {
          canvas_.line({{middle - whole / 2 - bar_ * 0.1, y_of(*value)},
                        {middle + whole / 2 + bar_ * 0.1, y_of(*value)}},
                       role);
        }
        continue;
      }
      if (value) draw_bar(x, *value, figure_of(series, category), role);
      x += bar_;
    }
  }

  void draw_bar(double x, double value, const std::string& figure, ChartRole role) {
    const double top = std::min(y_of(value), y_of(0));
    const double bottom = std::max(y_of(value), y_of(0));
    canvas_.box({x + bar_ * 0.06, top, bar_ * 0.88, bottom - top}, role);
    if (!fit_) fit_ = figures_fit();
    if (!*fit_) return;
    const double away = canvas_.text() * 0.65;
    canvas_.words({x + bar_ / 2, value < 0 ? bottom + away : top - away}, ChartAnchor::kCentre,
                  figure, {});
  }

  ChartCanvas& canvas_;
  const Chart& chart_;
  ChartFrame frame_;
  const ChartScale& scale_;
  double slot_;
  std::size_t bars_;
  double bar_;
  std::optional<bool> fit_;
};

}  // namespace

void draw_ranking(ChartCanvas& canvas) {
  Ranking(canvas).draw();
}

void draw_grouped(ChartCanvas& canvas) {
  const ChartScale scale = canvas.scale();
  const ChartFrame frame = canvas.draw_axes(scale);
  Groups(canvas, frame, scale).draw();
}

}  // namespace yibao::papers
