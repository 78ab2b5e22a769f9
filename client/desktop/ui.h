// Widgets as the views use them: every text goes through the glyph cache, every widget is noted
// with its label and rectangle, so that tests and scripts find it by what it says. Labels are
// unique within a view; what stands after "##" is not shown.
//
// Used by the screen's thread between the frame's begin and end.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "client/desktop/glyph_cache.h"
#include "client/desktop/theme.h"

namespace yibao::desktop {

struct NotedWidget {
  std::string kind;  // button, field, text, check, choice, row, page
  std::string label;
  std::string value;
  ImVec2 from, to;  // clipped to what can be seen
  bool enabled = true;
  bool visible = true;
};

class Ui {
 public:
  explicit Ui(GlyphCache& glyphs) : glyphs_(&glyphs) {}

  GlyphCache& glyphs() { return *glyphs_; }
  // Between frames: another size of the type has another cache.
  void use_glyphs(GlyphCache& glyphs) { glyphs_ = &glyphs; }
  void begin_frame() { noted_.clear(); }
  const std::vector<NotedWidget>& noted() const { return noted_; }

  // -- text
  void text(std::string_view text, ImU32 colour = theme::colours().ink,
            TextStyle style = TextStyle::kText);
  // In lines up to the right edge, less `margin`.
  void paragraph(std::string_view text, ImU32 colour = theme::colours().ink,
                 TextStyle style = TextStyle::kText, float margin = 0);
  // One line at most this wide, its end left out where it does not fit.
  void clipped(std::string_view text, float width, ImU32 colour = theme::colours().ink,
               TextStyle style = TextStyle::kText);
  void heading(std::string_view text) {
    this->text(text, theme::colours().ink, TextStyle::kHeading);
  }
  // A short word on a coloured ground.
  void chip(std::string_view text, ImU32 colour, ImU32 ground);
  float width_of(std::string_view text, TextStyle style = TextStyle::kText);

  // -- acting
  enum class Look : unsigned char { kPlain, kPrimary, kDanger, kLink };
  bool button(std::string_view label, Look look = Look::kPlain, bool enabled = true,
              float width = 0);
  bool check(std::string_view label, bool& value);
  // A list to choose from, opened by a click; true when another one was chosen.
  bool choice(std::string_view label, const std::vector<std::string>& names, std::size_t& chosen,
              float width);
  // As `choice`, for any number of them; the list stays open. `chosen` is as long as `names`;
  // `none` is shown while nothing is chosen.
  bool choices(std::string_view label, const std::vector<std::string>& names,
               std::vector<bool>& chosen, std::string_view none, float width);
  // A line across the table or panel that can be clicked; what follows is drawn over it.
  bool row(std::string_view label, float height, bool selected = false);
  // A place in the navigation.
  bool page(std::string_view label, bool selected, std::string_view count, float width);

  // -- typing
  struct FieldLook {
    float width = 0;   // 0: to the right edge
    float height = 0;  // several lines
    bool secret = false;
    std::string hint = {};
    TextStyle style = TextStyle::kText;
    bool borderless = false;
    bool focus = false;  // takes the keyboard now
  };
  // True when the text was changed.
  bool field(std::string_view label, std::string& text, const FieldLook& look);
  // The last field was left with the Enter key.
  bool entered() const { return entered_; }
  // What edits text by itself tells in each frame where its caret is; there the input method shows
  // its candidates.
  static void caret(ImVec2 top, float height);

  // -- shapes
  void gap(float distance);
  void line();
  // White ground with a border; `end_panel` in any case.
  bool begin_panel(std::string_view id, ImVec2 size, bool framed = true);
  void end_panel();
  // A question over everything else. True while open; then `end_dialog`.
  bool begin_dialog(std::string_view title, float width);
  void end_dialog();
  void open_dialog(std::string_view title);
  void close_dialog();
  // How far something has come, 0 to 1.
  void bar(double share, ImVec2 size, ImU32 colour);
  // That something is being done.
  void busy(std::string_view text);

  // Notes what a view drew by hand.
  void note(std::string_view kind, std::string_view label, std::string_view value = {},
            bool enabled = true);

 private:
  std::string shown(std::string_view label, TextStyle style = TextStyle::kText);

  GlyphCache* glyphs_;
  std::vector<NotedWidget> noted_;
  bool entered_ = false;
};

// For as long as it lives, texts are drawn in the style.
class WithStyle {
 public:
  WithStyle(GlyphCache& glyphs, TextStyle style) { ImGui::PushFont(glyphs.font(style)); }
  ~WithStyle() { ImGui::PopFont(); }
  WithStyle(const WithStyle&) = delete;
  WithStyle& operator=(const WithStyle&) = delete;
};

}  // namespace yibao::desktop
