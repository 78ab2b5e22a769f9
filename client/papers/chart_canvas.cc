#include "client/papers/chart_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "shared/base/text.h"

namespace yibao::papers {
namespace {

constexpr double kTitleShare = 1.2;     // of a letter
constexpr double kCategoryShare = 1.7;  // of a letter: the height of categories' names
constexpr double kCategoryMiddle = 1.12;
constexpr double kCategoryLeast =
    4;                               // letters of a category's name before every second is left out
constexpr double kCategoryMost = 8;  // letters that decide how many are left out

ChartRole role_in_legend(const Series& series, std::size_t number) {
  return {series.is_target ? ChartPart::kTarget : ChartPart::kSeries, number};
}

}  // namespace

// -- values ---------------------------------------------------------------------------------------

std::optional<double> value_of(const Series& series, std::size_t category) {
  if (category >= series.values.size() || !series.values[category]) return std::nullopt;
  const double value = *series.values[category];
  if (!std::isfinite(value) || std::abs(value) > kFigureMost) return std::nullopt;
  return value;
}

std::string figure_of(const Series& series, std::size_t category) {
  const auto value = value_of(series, category);
  if (!value) return "";
  return category < series.figures.size() ? series.figures[category] : figure_text(*value);
}

ChartRange range_of(const Chart& chart) {
  ChartRange range;
  for (const Series& series : chart.series) {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      const auto value = value_of(series, i);
      if (!value) continue;
      range.low = std::min(range.low, *value);
      range.high = std::max(range.high, *value);
      range.whole = range.whole && std::floor(*value) == *value;
      range.any = true;
    }
  }
  return range;
}

std::size_t value_series(const Chart& chart) {
  return static_cast<std::size_t>(
      std::count_if(chart.series.begin(), chart.series.end(),
                    [](const Series& series) { return !series.is_target; }));
}

ChartRole role_of(const Chart& chart, std::size_t series, std::size_t category) {
  if (chart.series[series].is_target) return {ChartPart::kTarget, series};
  const bool alone = value_series(chart) == 1;
  if (alone && chart.highlighted == category) return {ChartPart::kHighlight, series};
  return {ChartPart::kSeries, series};
}

// -- drawing --------------------------------------------------------------------------------------

std::string ChartCanvas::shortened(const std::string& words, double width) const {
  if (width_of(words) <= width) return words;
  std::u32string kept = base::to_code_points(words);
  while (!kept.empty()) {
    kept.pop_back();
    const std::string shorter = base::to_utf8(kept) + "…";
    if (!kept.empty() && width_of(shorter) <= width) return shorter;
  }
  return "";
}

void ChartCanvas::box(const ChartFrame& frame, ChartRole role) {
  drawing_.boxes.push_back({frame.x, frame.y, frame.width, frame.height, role});
}

void ChartCanvas::line(std::vector<ChartPoint> points, ChartRole role) {
  const bool of_grid = role.part == ChartPart::kGrid || role.part == ChartPart::kAxis;
  (of_grid ? drawing_.grid : drawing_.lines).push_back({std::move(points), role});
}

void ChartCanvas::words(ChartPoint at, ChartAnchor anchor, const std::string& words,
                        ChartRole role) {
  if (words.empty()) return;
  drawing_.texts.push_back({at.x, at.y, anchor, words, size_.text, role});
}

void ChartCanvas::mark(ChartPoint at, std::size_t series, ChartRole role) {
  const double r = size_.text * 0.3;
  // Square, diamond, triangle, triangle on its tip: told apart without colour.
  const std::array<std::vector<ChartPoint>, 4> shapes = {{
      {{-r, -r}, {r, -r}, {r, r}, {-r, r}},
      {{0, -1.3 * r}, {1.3 * r, 0}, {0, 1.3 * r}, {-1.3 * r, 0}},
      {{0, -1.3 * r}, {1.2 * r, r}, {-1.2 * r, r}},
      {{0, 1.3 * r}, {1.2 * r, -r}, {-1.2 * r, -r}},
  }};
  ChartLine shape{shapes.at(series % shapes.size()), role, true};
  for (ChartPoint& point : shape.points) point = {point.x + at.x, point.y + at.y};
  drawing_.lines.push_back(std::move(shape));
}

void ChartCanvas::draw_head() {
  const auto take = [&](double height) {
    room_.y += height;
    room_.height -= height;
  };
  if (!chart_.title.empty()) {
    const double size = size_.text * kTitleShare;
    const std::string title = shortened(chart_.title, room_.width / kTitleShare);
    drawing_.texts.push_back({room_.x + room_.width / 2, room_.y + size * 0.8, ChartAnchor::kCentre,
                              title, size, ChartRole{ChartPart::kTitle}});
    take(size * 1.9);
  }
  const bool several = chart_.series.size() > 1;
  if (several && range_of(chart_).any) draw_legend();
  if (!chart_.unit.empty()) {
    words({room_.x, room_.y + size_.text * 0.7}, ChartAnchor::kLeft,
          shortened(chart_.unit, room_.width), {});
    take(size_.text * 1.7);
  }
}

// A sample and a name for each series, in as many rows as they take, each in the middle.
void ChartCanvas::draw_legend() {
  const double sample = size_.text * 2;
  const double gap = size_.text * 1.2;
  struct Entry {
    std::size_t series;
    std::string name;
    double width;
  };
  std::vector<std::vector<Entry>> rows(1);
  double used = 0;
  for (std::size_t i = 0; i < chart_.series.size(); ++i) {
    const std::string name = shortened(chart_.series[i].name, room_.width - sample - gap);
    const double width = sample + size_.text * 0.4 + width_of(name) + gap;
    if (used + width > room_.width && !rows.back().empty()) {
      rows.emplace_back();
      used = 0;
    }
    rows.back().push_back({i, name, width});
    used += width;
  }
  const bool as_bars = chart_.kind == Chart::Kind::kGrouped || chart_.kind == Chart::Kind::kRanking;
  for (const auto& row : rows) {
    double whole = -gap;
    for (const Entry& entry : row) whole += entry.width;
    double x = room_.x + std::max(0.0, (room_.width - whole) / 2);
    const double y = room_.y + size_.text * 0.75;
    for (const Entry& entry : row) {
      const Series& series = chart_.series[entry.series];
      const ChartRole role = role_in_legend(series, entry.series);
      if (as_bars && !series.is_target) {
        box({x + sample - size_.text, y - size_.text * 0.4, size_.text, size_.text * 0.8}, role);
      } else {
        line({{x, y}, {x + sample, y}}, role);
        if (!series.is_target) mark({x + sample / 2, y}, entry.series, role);
      }
      words({x + sample + size_.text * 0.4, y}, ChartAnchor::kLeft, entry.name, {});
      x += entry.width;
    }
    room_.y += size_.text * 1.6;
    room_.height -= size_.text * 1.6;
  }
}

ChartScale ChartCanvas::scale() const {
  const ChartRange range = range_of(chart_);
  const double steps = std::clamp(room_.height / (size_.text * 2.6), 1.0, 6.0);
  return {range.low, range.high, static_cast<int>(steps), range.whole};
}

ChartFrame ChartCanvas::draw_axes(const ChartScale& scale) {
  const double above = size_.text * 1.2;  // for a figure over the highest bar
  ChartFrame frame{room_.x, room_.y + above, room_.width,
                   room_.height - above - size_.text * kCategoryShare};
  const auto ticks = scale.ticks();
  double widest = 0;
  for (const auto& tick : ticks) widest = std::max(widest, width_of(tick.text));
  const double taken = std::min(widest + size_.text * 0.5, frame.width / 2);
  frame.x += taken;
  frame.width -= taken;
  for (const auto& tick : ticks) {
    const double y = frame.bottom() - scale.share(tick.value) * frame.height;
    line({{frame.x, y}, {frame.right(), y}},
         {tick.value == 0 ? ChartPart::kAxis : ChartPart::kGrid});
    words({frame.x - size_.text * 0.5, y}, ChartAnchor::kRight, tick.text, {});
  }
  draw_categories(frame);
  return frame;
}

void ChartCanvas::draw_categories(const ChartFrame& frame) {
  double longest = 0;
  for (const std::string& name : chart_.categories) longest = std::max(longest, width_of(name));
  const double slot = frame.width / static_cast<double>(chart_.categories.size());
  const double gap = size_.text * 0.5;
  std::size_t step = 1;
  if (slot - gap < std::min(longest, kCategoryLeast * size_.text)) {
    step = static_cast<std::size_t>(
        std::ceil((std::min(longest, kCategoryMost * size_.text) + gap) / slot));
  }
  const double room_of_one = slot * static_cast<double>(step) - gap;
  for (std::size_t i = 0; i < chart_.categories.size(); i += step) {
    const std::string name = shortened(chart_.categories[i], room_of_one);
    const double half = width_of(name) / 2;
    const double x = frame.x + slot * (static_cast<double>(i) + 0.5);
    words({std::clamp(x, std::min(half, frame.right()), std::max(half, frame.right() - half)),
           frame.bottom() + size_.text * kCategoryMiddle},
          ChartAnchor::kCentre, name, {});
  }
}

}  // namespace yibao::papers
