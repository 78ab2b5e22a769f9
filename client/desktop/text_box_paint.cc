// How a text box looks.
#include <algorithm>
#include <cmath>

#include "client/desktop/text_box_frame.h"
#include "client/desktop/theme.h"
#include "shared/base/text.h"

namespace yibao::desktop {
namespace {

// For one box in one frame.
class Pen {
 public:
  explicit Pen(const TextBoxFrame& frame)
      : frame_(frame), layout_(frame.box.layout), list_(ImGui::GetWindowDrawList()) {}

  void ground() const {
    const theme::Colours& colours = theme::colours();
    const float round = ImGui::GetStyle().FrameRounding;
    if (!frame_.look.borderless) {
      list_->AddRectFilled(frame_.frame.Min, frame_.frame.Max, colours.paper, round);
      list_->AddRect(frame_.frame.Min, frame_.frame.Max,
                     frame_.active ? colours.accent : colours.edge, round);
    }
    ImGui::RenderNavHighlight(frame_.frame, frame_.id);
  }

  void lines() const {
    const ImVec2 from = frame_.origin();
    const std::size_t first = frame_.line_at(frame_.inside.Min.y);
    const std::size_t last = frame_.line_at(frame_.inside.Max.y);
    for (const app::TextSpan& hit : frame_.look.hits) {
      ground_of(hit, first, last, theme::colours().warn_pale);
    }
    if (frame_.model.has_selection()) {
      ground_of(frame_.model.selection(), first, last, theme::colours().selection);
    }
    for (std::size_t i = first; i <= last; ++i) {
      const app::BrokenLine& line = layout_.lines()[i];
      const ImVec2 at{from.x + line.left, from.y + static_cast<float>(i) * frame_.line_height};
      draw(at, words_of(line), theme::colours().ink);
    }
    for (const app::TextMark& mark : frame_.model.marks()) {
      if (mark.number >= frame_.look.mark_colours.size()) continue;
      each_part(mark.span, first, last, [&](ImVec2 begin, float width) {
        wave({begin.x, begin.y + frame_.line_height - theme::px(3)}, width,
             frame_.look.mark_colours[mark.number]);
      });
    }
  }

  void hint() const {
    if (!frame_.model.text().empty() || frame_.look.hint.empty()) return;
    const ImVec2 at{frame_.inside.Min.x + (frame_.look.wrapped ? frame_.look.indent : 0),
                    frame_.inside.Min.y};
    draw(at, frame_.look.hint, theme::colours().quiet);
  }

  void caret() const {
    const ImVec2 at = frame_.caret_point();
    list_->AddRectFilled(
        {at.x, at.y + theme::px(2)},
        {at.x + std::max(theme::px(1.5F), 1.0F), at.y + frame_.line_height - theme::px(2)},
        theme::colours().ink);
  }

 private:
  void draw(ImVec2 at, std::string_view words, ImU32 colour) const {
    if (words.empty()) return;
    const std::string_view drawn = frame_.glyphs.use(words, frame_.look.style);
    list_->AddText(at, colour, drawn.data(), drawn.data() + drawn.size());
  }

  std::string words_of(const app::BrokenLine& line) const {
    const std::size_t size = line.end - line.begin;
    if (frame_.model.traits().secret) return base::to_utf8(std::u32string(size, kDot));
    return base::to_utf8(std::u32string_view(frame_.model.text()).substr(line.begin, size));
  }

  // The parts of a span in the lines that are shown: where each begins, how wide it is.
  template <class Act>
  void each_part(app::TextSpan span, std::size_t first, std::size_t last, Act act) const {
    const ImVec2 from = frame_.origin();
    for (std::size_t i = first; i <= last; ++i) {
      const app::BrokenLine& line = layout_.lines()[i];
      const std::size_t begin = std::max(span.begin, line.begin);
      const std::size_t end = std::min(span.end, line.end);
      const bool with_line_feed = line.ends_paragraph && span.begin <= line.end &&
                                  span.end > line.end && line.end < frame_.model.text().size();
      if (begin >= end && !with_line_feed) continue;
      const float left = layout_.x_of(begin, i);
      const float right = begin < end ? layout_.x_of(end, i) : left;
      act(ImVec2(from.x + left, from.y + static_cast<float>(i) * frame_.line_height),
          right - left + (with_line_feed ? frame_.line_height / 3 : 0));
    }
  }

  void ground_of(app::TextSpan span, std::size_t first, std::size_t last, ImU32 colour) const {
    each_part(span, first, last, [&](ImVec2 begin, float width) {
      list_->AddRectFilled(begin, {begin.x + width, begin.y + frame_.line_height}, colour);
    });
  }

  void wave(ImVec2 at, float width, ImU32 colour) const {
    const float step = theme::px(3);
    const float height = theme::px(2);
    bool up = false;
    for (float x = 0; x <= width; x += step, up = !up) {
      list_->PathLineTo({at.x + std::min(x, width), at.y + (up ? 0 : height)});
    }
    list_->PathStroke(colour, 0, std::max(theme::px(1), 1.0F));
  }

  const TextBoxFrame& frame_;
  const app::TextLayout& layout_;
  ImDrawList* list_;
};

}  // namespace

void paint(const TextBoxFrame& frame, bool with_caret) {
  const Pen pen(frame);
  pen.ground();
  const ImRect clip{{frame.inside.Min.x - 1, frame.inside.Min.y},
                    {frame.inside.Max.x + 1, frame.inside.Max.y}};
  ImGui::PushClipRect(clip.Min, clip.Max, true);
  pen.lines();
  pen.hint();
  if (with_caret) pen.caret();
  ImGui::PopClipRect();
}

}  // namespace yibao::desktop
