// The parts of a text box in one frame: what the mouse does, what the keys do, how it is painted.
// Only for text_box*.cc.
#pragma once

#include <imgui_internal.h>

#include "client/desktop/text_box.h"

namespace yibao::desktop {

// A caret that has not been moved for so long stands still, so that the program can sleep.
inline constexpr double kBlinksForSeconds = 10.0;

struct TextBoxFrame {
  TextBox& box;
  app::TextModel& model;
  const TextBoxLook& look;
  GlyphCache& glyphs;
  ImGuiID id = 0;
  ImRect frame;   // with its border
  ImRect inside;  // where text is
  float line_height = 0;
  bool hovered = false;
  bool active = false;

  // The text's upper left corner.
  ImVec2 origin() const {
    return look.wrapped ? ImVec2(inside.Min.x, inside.Min.y - box.scroll)
                        : ImVec2(inside.Min.x - box.scroll, inside.Min.y);
  }
  std::size_t line_at(float y) const;
  app::TextLayout::Hit hit(ImVec2 point) const;
  // Upper left corner of the caret.
  ImVec2 caret_point() const;
};

inline constexpr char32_t kDot = U'•';  // for a secret's characters

void lay_out(TextBoxFrame& frame);
void take_mouse(TextBoxFrame& frame);
// Characters, then keys.
void take_keys(TextBoxFrame& frame, TextBoxOutcome& outcome);
void paint(const TextBoxFrame& frame, bool with_caret);

}  // namespace yibao::desktop
