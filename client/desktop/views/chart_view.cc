#include "client/desktop/views/chart_view.h"

#include <cmath>

#include "client/papers/chart_layout.h"
#include "client/papers/chart_style.h"

namespace yibao::desktop {
namespace {

using papers::ChartPart;

constexpr float kMostHeight = 640;

// Lines and letters follow the window's shade; what stands for figures keeps its colour.
ImU32 colour_of(papers::ChartRole role) {
  switch (role.part) {
    case ChartPart::kLabel: return theme::colours().grey;
    case ChartPart::kTitle:
    case ChartPart::kTarget: return theme::colours().ink;
    case ChartPart::kAxis: return theme::colours().quiet;
    case ChartPart::kGrid: return theme::colours().line;
    case ChartPart::kSeries:
    case ChartPart::kHighlight: break;
  }
  const papers::ChartInk ink = papers::ink_of(role);
  return theme::rgb(ink.red, ink.green, ink.blue);
}

class Painter {
 public:
  Painter(const View& view, ImVec2 at, float letter)
      : view_(view), list_(ImGui::GetWindowDrawList()), at_(at), letter_(letter) {}

  void paint(const papers::ChartDrawing& drawing) {
    for (const papers::ChartLine& line : drawing.grid) draw(line);
    for (const papers::ChartBox& box : drawing.boxes) {
      list_->AddRectFilled(place(box.x, box.y), place(box.x + box.width, box.y + box.height),
                           colour_of(box.role));
    }
    for (const papers::ChartLine& line : drawing.lines) draw(line);
    for (const papers::ChartText& text : drawing.texts) draw(text);
  }

 private:
  ImVec2 place(double x, double y) const {
    return {at_.x + static_cast<float>(x), at_.y + static_cast<float>(y)};
  }

  void draw(const papers::ChartLine& line) {
    std::vector<ImVec2> points;
    for (const papers::ChartPoint& point : line.points) points.push_back(place(point.x, point.y));
    if (points.empty()) return;
    const int count = static_cast<int>(points.size());
    const ImU32 colour = colour_of(line.role);
    if (line.filled) return list_->AddConvexPolyFilled(points.data(), count, colour);
    const float thick =
        std::max(1.0F, letter_ * static_cast<float>(papers::thickness_of(line.role)));
    const std::vector<double> dashes = papers::dashes_of(line.role);
    if (dashes.empty()) return list_->AddPolyline(points.data(), count, colour, 0, thick);
    draw_dashed(points, dashes, colour, thick);
  }

  // Strokes and gaps go on around the corners.
  void draw_dashed(const std::vector<ImVec2>& points, const std::vector<double>& dashes,
                   ImU32 colour, float thick) {
    std::size_t dash = 0;
    float left = letter_ * static_cast<float>(dashes[0]);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const ImVec2 step{points[i].x - points[i - 1].x, points[i].y - points[i - 1].y};
      const float length = std::sqrt(step.x * step.x + step.y * step.y);
      float done = 0;
      while (done < length) {
        const float part = std::min(left, length - done);
        const auto along = [&](float distance) {
          return ImVec2{points[i - 1].x + step.x * distance / length,
                        points[i - 1].y + step.y * distance / length};
        };
        if (dash % 2 == 0) list_->AddLine(along(done), along(done + part), colour, thick);
        done += part;
        left -= part;
        if (left > 0) continue;
        ++dash;
        left = std::max(1.0F, letter_ * static_cast<float>(dashes[dash % dashes.size()]));
      }
    }
  }

  void draw(const papers::ChartText& text) {
    const bool title = text.role.part == ChartPart::kTitle;
    const TextStyle style = title ? TextStyle::kStrong : TextStyle::kSmall;
    ImFont* font = view_.ui.glyphs().font(style);
    const std::string drawn(view_.ui.glyphs().use(text.text, style));
    const auto size = static_cast<float>(text.size);
    const ImVec2 extent = font->CalcTextSizeA(size, FLT_MAX, 0, drawn.c_str());
    ImVec2 at = place(text.x, text.y);
    at.y -= extent.y / 2;
    if (text.anchor == papers::ChartAnchor::kCentre) at.x -= extent.x / 2;
    if (text.anchor == papers::ChartAnchor::kRight) at.x -= extent.x;
    list_->AddText(font, size, at, colour_of(text.role), drawn.c_str());
  }

  const View& view_;
  ImDrawList* list_;
  ImVec2 at_;
  float letter_;
};

}  // namespace

void draw_chart(const View& view, const papers::Chart& chart) {
  const float letter = view.ui.glyphs().font(TextStyle::kSmall)->FontSize;
  const float width = ImGui::GetContentRegionAvail().x;
  const auto height =
      static_cast<float>(papers::natural_height(chart, width, letter, theme::px(kMostHeight)));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, height});
  view.ui.note("chart", chart.title);
  if (!ImGui::IsRectVisible(at, {at.x + width, at.y + height})) return;
  const auto measure = [&](std::string_view text, double size) {
    ImFont* font = view.ui.glyphs().font(TextStyle::kSmall);
    const std::string drawn(view.ui.glyphs().use(text, TextStyle::kSmall));
    return static_cast<double>(
        font->CalcTextSizeA(static_cast<float>(size), FLT_MAX, 0, drawn.c_str()).x);
  };
  Painter(view, at, letter).paint(papers::lay_out(chart, {width, height, letter}, measure));
}

}  // namespace yibao::desktop
