#include "client/desktop/text_box.h"

#include <algorithm>
#include <cmath>

#include "client/desktop/compat.h"
#include "client/desktop/text_box_frame.h"
#include "client/desktop/theme.h"
#include "shared/base/text.h"

namespace yibao::desktop {
namespace {

constexpr float kLinesPerNotch = 3;
constexpr double kPhrasePause = 1.5;  // seconds; what is typed after it is undone by itself
constexpr float kCaretRoom = 2;

float content_height(const TextBoxFrame& frame) {
  return static_cast<float>(frame.box.layout.lines().size()) * frame.line_height;
}

float scroll_most(const TextBoxFrame& frame) {
  if (frame.look.wrapped) return std::max(content_height(frame) - frame.inside.GetHeight(), 0.0F);
  const float width = frame.box.layout.x_of(frame.model.text().size(), 0);
  return std::max(width + theme::px(kCaretRoom) - frame.inside.GetWidth(), 0.0F);
}

// So that the caret is seen, when it or the text has changed; not while a person looks elsewhere.
void follow_caret(TextBoxFrame& frame) {
  TextBox& box = frame.box;
  const bool moved =
      box.caret_seen != frame.model.caret() || box.revision_seen != frame.model.revision();
  box.caret_seen = frame.model.caret();
  box.revision_seen = frame.model.revision();
  if (moved && (frame.active || frame.look.wrapped)) {
    const ImVec2 caret = frame.caret_point();
    if (frame.look.wrapped) {
      const float below = caret.y + frame.line_height - frame.inside.Max.y;
      box.scroll += std::max(below, 0.0F) - std::max(frame.inside.Min.y - caret.y, 0.0F);
    } else {
      const float behind = caret.x + theme::px(kCaretRoom) - frame.inside.Max.x;
      box.scroll += std::max(behind, 0.0F) - std::max(frame.inside.Min.x - caret.x, 0.0F);
    }
  }
  box.scroll = std::clamp(box.scroll, 0.0F, scroll_most(frame));
}

void scroll_by_wheel(TextBoxFrame& frame) {
  if (!frame.look.wrapped || !frame.hovered || scroll_most(frame) <= 0) return;
  compat::own_wheel();
  const float wheel = ImGui::GetIO().MouseWheel;
  frame.box.scroll -= wheel * kLinesPerNotch * frame.line_height;
}

void draw_scrollbar(TextBoxFrame& frame) {
  frame.box.scrolling = false;
  if (!frame.look.wrapped || scroll_most(frame) <= 0) return;
  const ImGuiLastItemData item = ImGui::GetCurrentContext()->LastItemData;
  const float width = ImGui::GetStyle().ScrollbarSize;
  const ImRect bar({frame.frame.Max.x - width, frame.frame.Min.y}, frame.frame.Max);
  auto scroll = static_cast<ImS64>(frame.box.scroll);
  const ImGuiID id = ImGui::GetIDWithSeed("scroll", nullptr, frame.id);
  ImGui::ScrollbarEx(bar, id, ImGuiAxis_Y, &scroll, static_cast<ImS64>(frame.inside.GetHeight()),
                     static_cast<ImS64>(content_height(frame)), ImDrawFlags_None);
  frame.box.scrolling = ImGui::GetActiveID() == id;
  if (frame.box.scrolling) frame.box.scroll = static_cast<float>(scroll);
  ImGui::GetCurrentContext()->LastItemData = item;
}

void make_active(TextBoxFrame& frame) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImGui::SetActiveID(frame.id, window);
  ImGui::SetFocusID(frame.id, window);
  ImGui::FocusWindow(window);
  frame.box.touched = ImGui::GetTime();
}

// Also where it lies outside of what is shown: then that is scrolled to it.
void take_focus_when_asked(TextBoxFrame& frame) {
  if (!frame.look.focus || ImGui::GetActiveID() == frame.id) return;
  make_active(frame);
  if (!frame.look.wrapped) frame.model.move_to(frame.model.text().size());
  ImGui::ScrollToRect(ImGui::GetCurrentWindow(), frame.frame);
}

// Takes and leaves the keyboard as the library's own text field does.
void take_focus(TextBoxFrame& frame, bool was_scrolling) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool clicked = frame.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  const bool by_keyboard = g.ActiveId != frame.id && compat::wants_typing(frame.id);
  const bool after_scrolling = was_scrolling && g.ActiveId == 0;
  if (g.ActiveId != frame.id && (clicked || by_keyboard || after_scrolling)) {
    make_active(frame);
    if (by_keyboard && !frame.look.wrapped) frame.model.select_all();
  } else if (g.ActiveId == frame.id && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !clicked) {
    ImGui::ClearActiveID();
  }
  frame.active = g.ActiveId == frame.id;
  if (!frame.active) return;
  compat::own_keys(frame.id, frame.look.wrapped);
  // Others can be hovered and clicked all the same.
  g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
  g.WantTextInputNextFrame = 1;
}

}  // namespace

// -- parts ----------------------------------------------------------------------------------------

std::size_t TextBoxFrame::line_at(float y) const {
  const auto lines = static_cast<float>(box.layout.lines().size());
  const float line = std::floor((y - origin().y) / line_height);
  return static_cast<std::size_t>(std::clamp(line, 0.0F, lines - 1));
}

app::TextLayout::Hit TextBoxFrame::hit(ImVec2 point) const {
  return box.layout.hit(point.x - origin().x, line_at(point.y));
}

ImVec2 TextBoxFrame::caret_point() const {
  const std::size_t line = box.layout.line_of(model.caret(), model.at_line_end());
  const ImVec2 from = origin();
  return {from.x + box.layout.x_of(model.caret(), line),
          from.y + static_cast<float>(line) * line_height};
}

// Ideographs are all as wide as each other, so that they need not be drawn to be measured.
void lay_out(TextBoxFrame& frame) {
  const TextBox::Laid wanted{&frame.model,     frame.model.revision(),
                             &frame.glyphs,    frame.glyphs.generation(),
                             frame.look.style, frame.look.wrapped ? frame.inside.GetWidth() : 0};
  if (wanted == frame.box.laid) return;
  frame.box.laid = wanted;
  const ImFont* font = ImGui::GetFont();
  const TextStyle style = frame.look.style;
  const auto width_of = [&](char32_t c) {
    return font->GetCharAdvance(static_cast<ImWchar>(frame.glyphs.use(c, style)));
  };
  const float ideograph = width_of(U'〓');
  const bool secret = frame.model.traits().secret;
  const float dot = secret ? width_of(kDot) : 0;
  const auto advance = [&](char32_t c) {
    if (secret) return dot;
    return base::is_han(c) ? ideograph : width_of(c);
  };
  if (frame.look.wrapped) {
    frame.box.layout.wrap(frame.model.text(), wanted.width - theme::px(kCaretRoom),
                          frame.look.indent, advance);
  } else {
    frame.box.layout.lay_in_one_line(frame.model.text(), advance);
  }
}

// -- the whole ------------------------------------------------------------------------------------

TextBoxOutcome draw_text_box(std::string_view label, TextBox& box, app::TextModel& model,
                             const TextBoxLook& look, GlyphCache& glyphs) {
  box.drawn = true;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  TextBoxFrame frame{box, model, look, glyphs, {}, {}, {}, 0, false, false};
  frame.id = ImGui::GetID(label.data(), label.data() + label.size());
  frame.line_height = ImGui::GetFontSize();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 padding = g.Style.FramePadding;
  frame.frame = ImRect(at, {at.x + look.size.x, at.y + look.size.y});
  frame.inside = frame.frame;
  frame.inside.Expand({-padding.x, -padding.y});
  // Always kept free, so that lines do not move when it comes.
  if (look.wrapped) frame.inside.Max.x -= std::max(g.Style.ScrollbarSize - padding.x / 2, 0.0F);
  ImGui::ItemSize(frame.frame, padding.y);
  // What was typed before it had the keyboard was meant for others.
  const bool had_keyboard = g.ActiveId == frame.id;
  take_focus_when_asked(frame);
  TextBoxOutcome outcome;
  const bool was_scrolling = box.scrolling;
  if (!ImGui::ItemAdd(frame.frame, frame.id, nullptr, ImGuiItemFlags_Inputable)) return outcome;
  ImRect reach = frame.frame;
  if (look.wrapped) reach.Max.x -= g.Style.ScrollbarSize;
  frame.hovered = compat::hoverable(reach, frame.id);
  if (frame.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  take_focus(frame, was_scrolling);
  lay_out(frame);
  scroll_by_wheel(frame);
  take_mouse(frame);
  if (frame.active && had_keyboard) take_keys(frame, outcome);
  if (ImGui::GetTime() - box.touched > kPhrasePause) model.end_phrase();
  lay_out(frame);
  follow_caret(frame);
  outcome.active = g.ActiveId == frame.id;
  const double still = ImGui::GetTime() - box.touched;
  const bool with_caret = outcome.active && !model.traits().read_only;
  outcome.blinks = with_caret && still < kBlinksForSeconds;
  paint(frame, with_caret && (!outcome.blinks || std::fmod(still, 1.0) < 0.5));
  if (with_caret) compat::set_caret(frame.caret_point(), frame.line_height);
  draw_scrollbar(frame);
  if (frame.hovered && !model.marks().empty()) {
    const std::size_t place = frame.hit(g.IO.MousePos).place;
    for (const app::TextMark& mark : model.marks()) {
      if (place >= mark.span.begin && place <= mark.span.end) outcome.pointed_mark = mark.number;
    }
  }
  return outcome;
}

}  // namespace yibao::desktop
