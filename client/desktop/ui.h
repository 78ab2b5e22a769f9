// Widgets as the views use them: every text goes through the glyph cache, every widget is noted
// with its label and rectangle, so that tests and scripts find it by what it says. Labels are
// unique within a view; what stands after "##" is not shown.
//
// Used by the screen's thread between the frame's begin and end.
#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "client/desktop/glyph_cache.h"
#include "client/desktop/row_heights.h"
#include "client/desktop/text_box.h"
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
  void begin_frame();
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
  // Several lines that can be clicked as one thing; `draw` draws texts only.
  bool block(std::string_view label, bool selected, const std::function<void()>& draw);
  // Rows below each other, as different in height as they like, of which only those are drawn that
  // can be seen. `guess`: how high one is about.
  void rows(std::string_view label, std::size_t count, float guess,
            const std::function<void(std::size_t)>& draw);
  // A place in the navigation.
  bool page(std::string_view label, bool selected, std::string_view count, float width);

  // -- typing
  struct FieldLook {
    float width = 0;   // 0: to the right edge
    float height = 0;  // several lines, wrapped
    bool secret = false;
    std::string hint = {};
    TextStyle style = TextStyle::kText;
    bool borderless = false;
    bool focus = false;  // takes the keyboard now
    bool read_only = false;
    std::size_t bytes_most = base::limits::kTextBytesMax;
  };
  // True when the text was changed.
  bool field(std::string_view label, std::string& text, const FieldLook& look);
  // The last field was left with the Enter key; one of several lines with Ctrl and Enter.
  bool entered() const { return entered_; }

  struct EditorMark {
    ImU32 colour = 0;
    std::string words;  // shown where the mouse points at the mark
  };
  struct EditorLook {
    ImVec2 size;       // 0: all there is
    float indent = 0;  // of paragraphs
    std::string hint = {};
    bool borderless = false;
    bool focus = false;
    std::span<const app::TextSpan> hits = {};  // of a search
    std::span<const EditorMark> marks = {};    // by the number of a mark of the model
  };
  // A long text, wrapped. True when it was changed.
  bool editor(std::string_view label, app::TextModel& model, const EditorLook& look);

  // What the text that is being typed refused, and where that is: to be said to the person.
  struct Refused {
    app::TextRemark remark;
    ImVec2 below;
  };
  const std::optional<Refused>& refused() const { return refused_; }
  // A caret blinks: something moves although nobody does anything.
  bool caret_blinks() const { return caret_blinks_; }

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
  // The dialog that was begun last is to be left: Escape was pressed, and in none of its fields.
  bool escaped() const { return escaped_; }
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
  TextBoxOutcome text_box(std::string_view label, TextBox& box, app::TextModel& model,
                          const TextBoxLook& look);

  GlyphCache* glyphs_;
  std::vector<NotedWidget> noted_;
  std::map<ImGuiID, TextBox> boxes_;
  struct KeptRows {
    RowHeights heights;
    bool drawn = true;  // in this frame
  };
  std::map<ImGuiID, KeptRows> rows_;
  std::optional<Refused> refused_;
  bool entered_ = false;
  bool escaped_ = false;
  bool caret_blinks_ = false;
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
