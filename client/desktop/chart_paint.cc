#include "client/desktop/chart_paint.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "client/papers/chart_style.h"

namespace yibao::desktop {
namespace {

using papers::Chart;
using papers::ChartPart;
using papers::ChartRole;

constexpr float kHighest = 100'000;  // pixels: a list of bars is scrolled
constexpr float kReach = 14;         // how near the mouse must be to a mark

// On dark paper: as different in brightness from each other, and none near the paper's.
constexpr std::array<ImU32, 6> kOnDark = {
    theme::rgb(0x8A, 0xB8, 0xF0), theme::rgb(0xF2, 0xA9, 0x5C), theme::rgb(0x6F, 0xC2, 0x7E),
    theme::rgb(0xE6, 0xE6, 0xE6), theme::rgb(0xC9, 0x9B, 0xE8), theme::rgb(0xF0, 0xDB, 0x78)};

bool is_dark(ImU32 colour) {
  const ImVec4 parts = ImGui::ColorConvertU32ToFloat4(colour);
  return 0.299F * parts.x + 0.587F * parts.y + 0.114F * parts.z < 0.5F;
}

ImU32 colour_of(ChartRole role) {
  const theme::Colours& colours = theme::colours();
  switch (role.part) {
    case ChartPart::kAxis: return colours.grey;
    case ChartPart::kGrid: return colours.line;
    case ChartPart::kHighlight: return colours.bad;
    case ChartPart::kTarget: return colours.ink;
    case ChartPart::kSeries: {
      if (is_dark(colours.paper)) return kOnDark.at(role.series % kOnDark.size());
      const papers::ChartInk ink = papers::ink_of(role);
      return theme::rgb(ink.red, ink.green, ink.blue);
    }
    case ChartPart::kLabel:
    case ChartPart::kTitle: break;
  }
  return colours.ink;
}

class ChartPainter {
 public:
  ChartPainter(Ui& ui, const Chart& chart, ImVec2 size)
      : ui_(ui),
        chart_(chart),
        size_(size),
        at_(ImGui::GetCursorScreenPos()),
        font_(ui.glyphs().font(TextStyle::kSmall)),
        letters_(font_->FontSize),
        list_(ImGui::GetWindowDrawList()),
        drawing_(papers::lay_out(
            chart, {size.x, size.y, letters_},
            [this](std::string_view text, double letters) { return width_of(text, letters); })) {}

  std::optional<ChartSpot> draw() {
    for (const papers::ChartLine& line : drawing_.grid) draw_line(line);
    for (const papers::ChartBox& box : drawing_.boxes) draw_box(box);
    for (const papers::ChartLine& line : drawing_.lines) draw_line(line);
    for (const papers::ChartText& text : drawing_.texts) draw_text(text);
    const bool ranking = chart_.kind == Chart::Kind::kRanking;
    const auto pressed = ranking ? press_bars() : std::nullopt;
    if (!ranking) tell_nearest();
    ImGui::SetCursorScreenPos(at_);
    ImGui::Dummy(size_);
    ui_.note("chart", chart_.title);
    return pressed;
  }

 private:
  ImVec2 screen(double x, double y) const {
    return {at_.x + static_cast<float>(x), at_.y + static_cast<float>(y)};
  }
  double width_of(std::string_view text, double letters) {
    const std::string shown(ui_.glyphs().use(text, TextStyle::kSmall));
    return font_->CalcTextSizeA(static_cast<float>(letters), FLT_MAX, 0, shown.c_str()).x;
  }

  void draw_box(const papers::ChartBox& box) {
    const ImVec2 from = screen(box.x, box.y);
    const ImVec2 to = screen(box.x + box.width, box.y + box.height);
    list_->AddRectFilled(from, to, colour_of(box.role), theme::px(2));
    // High contrast: a pale bar has an edge.
    if (theme::colours().line == theme::colours().ink) {
      list_->AddRect(from, to, theme::colours().ink, theme::px(2));
    }
  }

  void draw_text(const papers::ChartText& text) {
    const std::string shown(ui_.glyphs().use(text.text, TextStyle::kSmall));
    const auto letters = static_cast<float>(text.size);
    const double width = width_of(text.text, text.size);
    const double left = text.anchor == papers::ChartAnchor::kLeft     ? text.x
                        : text.anchor == papers::ChartAnchor::kCentre ? text.x - width / 2
                                                                      : text.x - width;
    list_->AddText(font_, letters, screen(left, text.y - text.size / 2), colour_of(text.role),
                   shown.c_str());
  }

  void draw_line(const papers::ChartLine& line) {
    std::vector<ImVec2> points;
    for (const papers::ChartPoint& point : line.points) points.push_back(screen(point.x, point.y));
    const ImU32 colour = colour_of(line.role);
    const auto count = static_cast<int>(points.size());
    if (line.filled) return fill(std::move(points), colour);
    const float thick =
        std::max(1.0F, static_cast<float>(papers::thickness_of(line.role)) * letters_);
    const std::vector<double> dashes = papers::dashes_of(line.role);
    if (dashes.empty()) return list_->AddPolyline(points.data(), count, colour, 0, thick);
    draw_dashed(points, dashes, colour, thick);
  }

  // The drawing library smooths the edge of what turns clockwise.
  void fill(std::vector<ImVec2> points, ImU32 colour) {
    float area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const ImVec2& next = points[(i + 1) % points.size()];
      area += points[i].x * next.y - next.x * points[i].y;
    }
    if (area < 0) std::reverse(points.begin(), points.end());
    list_->AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), colour);
  }

  void draw_dashed(const std::vector<ImVec2>& points, const std::vector<double>& dashes,
                   ImU32 colour, float thick) {
    std::size_t dash = 0;
    float left = static_cast<float>(dashes[0]) * letters_;
    for (std::size_t i = 1; i < points.size(); ++i) {
      ImVec2 from = points[i - 1];
      const ImVec2 to = points[i];
      float length = std::hypot(to.x - from.x, to.y - from.y);
      while (length > 0.01F) {
        const float part = std::min(left, length);
        const ImVec2 next{from.x + (to.x - from.x) * part / length,
                          from.y + (to.y - from.y) * part / length};
        if (dash % 2 == 0) list_->AddLine(from, next, colour, thick);
        from = next;
        length -= part;
        left -= part;
        if (left > 0.01F) continue;
        dash = (dash + 1) % dashes.size();
        left = std::max(0.5F, static_cast<float>(dashes[dash]) * letters_);
      }
    }
  }

  // -- pointing
  // ------------------------------------------------------------------------------------

  // The layout draws values in this order: category by category in bars, series by series in lines.
  std::vector<ChartSpot> spots() const {
    std::vector<ChartSpot> spots;
    const auto add = [&](std::size_t series, std::size_t category) {
      const papers::Series& each = chart_.series[series];
      const bool drawn = !each.is_target && category < each.values.size() && each.values[category];
      if (drawn) spots.push_back({series, category});
    };
    const bool bars = chart_.kind == Chart::Kind::kRanking || chart_.kind == Chart::Kind::kGrouped;
    if (bars) {
      for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
        for (std::size_t s = 0; s < chart_.series.size(); ++s) add(s, i);
      }
    } else {
      for (std::size_t s = 0; s < chart_.series.size(); ++s) {
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) add(s, i);
      }
    }
    return spots;
  }

  void tell(const ChartSpot& spot) {
    const papers::Series& series = chart_.series[spot.series];
    std::string text = chart_.categories[spot.category];
    if (!series.name.empty()) text += "　" + series.name;
    if (spot.category < series.figures.size()) text += "　" + series.figures[spot.category];
    ImGui::BeginTooltip();
    ui_.text(text, theme::colours().ink, TextStyle::kSmall);
    ImGui::EndTooltip();
  }

  // The legend's samples look like values and come first.
  static std::size_t legend_of(std::size_t drawn, std::size_t values) {
    return drawn > values ? drawn - values : 0;
  }

  // Each bar is as wide as the chart and as high as its part of it.
  std::optional<ChartSpot> press_bars() {
    std::optional<ChartSpot> pressed;
    const std::vector<ChartSpot> all = spots();
    const std::size_t skip = legend_of(drawing_.boxes.size(), all.size());
    for (std::size_t i = 0; i < std::min(all.size(), drawing_.boxes.size() - skip); ++i) {
      const papers::ChartBox& box = drawing_.boxes[i + skip];
      const ImVec2 from = screen(0, box.y - 1);
      const ImVec2 to = screen(size_.x, box.y + box.height + 1);
      if (!ImGui::IsRectVisible(from, to)) continue;
      ImGui::SetCursorScreenPos(from);
      ImGui::PushID(static_cast<int>(i));
      if (ImGui::InvisibleButton("bar", {size_.x, to.y - from.y})) pressed = all[i];
      ui_.note("bar", chart_.categories[all[i].category], figure_of(all[i]));
      if (ImGui::IsItemHovered()) tell(all[i]);
      ImGui::RenderNavHighlight({from, to}, ImGui::GetItemID());
      ImGui::PopID();
    }
    return pressed;
  }

  std::string figure_of(const ChartSpot& spot) const {
    const auto& figures = chart_.series[spot.series].figures;
    return spot.category < figures.size() ? figures[spot.category] : "";
  }

  // Bars of groups, marks of lines.
  std::vector<ImVec2> places() const {
    std::vector<ImVec2> places;
    for (const papers::ChartBox& box : drawing_.boxes) {
      if (box.role.part == ChartPart::kSeries || box.role.part == ChartPart::kHighlight) {
        places.push_back(screen(box.x + box.width / 2, box.y));
      }
    }
    return places;
  }
  std::vector<ImVec2> marks() const {
    std::vector<ImVec2> marks;
    for (const papers::ChartLine& line : drawing_.lines) {
      if (!line.filled || line.role.part != ChartPart::kSeries || line.points.empty()) continue;
      double x = 0, y = 0;
      for (const papers::ChartPoint& point : line.points) {
        x += point.x;
        y += point.y;
      }
      const auto count = static_cast<double>(line.points.size());
      marks.push_back(screen(x / count, y / count));
    }
    return marks;
  }

  void tell_nearest() {
    if (!ImGui::IsWindowHovered()) return;
    const bool bars = chart_.kind == Chart::Kind::kGrouped;
    const std::vector<ImVec2> where = bars ? places() : marks();
    const std::vector<ChartSpot> all = spots();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    float nearest = theme::px(kReach);
    std::optional<std::size_t> found;
    const std::size_t skip = legend_of(where.size(), all.size());
    for (std::size_t i = 0; i < std::min(all.size(), where.size() - skip); ++i) {
      const ImVec2& at = where[i + skip];
      const float distance = std::hypot(mouse.x - at.x, mouse.y - at.y);
      if (distance > nearest) continue;
      nearest = distance;
      found = i;
    }
    if (!found) return;
    list_->AddCircle(where[*found + skip], theme::px(6), theme::colours().accent, 0, theme::px(2));
    tell(all[*found]);
  }

  Ui& ui_;
  const Chart& chart_;
  ImVec2 size_;
  ImVec2 at_;
  ImFont* font_;
  float letters_;
  ImDrawList* list_;
  papers::ChartDrawing drawing_;
};

}  // namespace

std::optional<ChartSpot> draw_chart(Ui& ui, const Chart& chart, ImVec2 size) {
  return ChartPainter(ui, chart, size).draw();
}

void draw_chart(Ui& ui, const Chart& chart) {
  const float width = ImGui::GetContentRegionAvail().x;
  draw_chart(ui, chart, {width, chart_height(ui, chart, width)});
}

float chart_height(Ui& ui, const Chart& chart, float width) {
  const float letters = ui.glyphs().font(TextStyle::kSmall)->FontSize;
  return static_cast<float>(papers::natural_height(chart, width, letters, kHighest));
}

}  // namespace yibao::desktop
