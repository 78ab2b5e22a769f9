// The widget behind every field and the editor: a text that is drawn and worked with by keyboard
// and mouse. Own, because the library's one keeps 16-bit characters only, does not wrap, and takes
// Escape for "as it was before". What is typed goes to the model at once; Escape, Tab or a click
// elsewhere only leave the widget.
//
// The screen's thread, in a frame.
#pragma once

#include <imgui.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "client/core/app/text/text_layout.h"
#include "client/desktop/glyph_cache.h"

namespace yibao::desktop {

// What stays between frames; one for each widget.
struct TextBox {
  // For what `layout` was made.
  struct Laid {
    const app::TextModel* model = nullptr;
    std::uint64_t revision = 0;
    const GlyphCache* glyphs = nullptr;
    std::uint64_t generation = 0;
    TextStyle style = TextStyle::kText;
    float width = 0;
    auto operator<=>(const Laid&) const = default;
  };

  app::TextLayout layout;
  Laid laid;
  float scroll = 0;            // from the top or, in one line, from the left
  std::size_t caret_seen = 0;  // the caret and the text when the scroll last followed them
  std::uint64_t revision_seen = 0;
  app::TextSpan picked;  // by a double or triple click; dragging goes on in such units
  int clicks = 0;        // the mouse button is held after so many; 0: it is not
  bool scrolling = false;
  double touched = -1e9;  // when a key or the mouse was last used in it
  bool drawn = true;      // in this frame

  // A field's own text.
  std::unique_ptr<app::TextModel> model;
  // The caller's text when it was last looked at, never a secret; of the editor at that revision.
  std::string given;
  std::uint64_t noted = 0;
};

struct TextBoxLook {
  ImVec2 size;
  bool wrapped = false;
  float indent = 0;  // of paragraphs
  TextStyle style = TextStyle::kText;
  std::string hint = {};  // where it is empty
  bool borderless = false;
  bool focus = false;                        // takes the keyboard now
  std::span<const app::TextSpan> hits = {};  // of a search
  std::span<const ImU32> mark_colours = {};  // by the mark's number
};

struct TextBoxOutcome {
  bool changed = false;
  bool entered = false;  // the Enter key; in several lines with Ctrl
  bool active = false;
  bool blinks = false;  // its caret does
  std::optional<std::size_t> pointed_mark = {};
};

// Draws it at the cursor, in the style that is pushed. `label` gives the id.
TextBoxOutcome draw_text_box(std::string_view label, TextBox& box, app::TextModel& model,
                             const TextBoxLook& look, GlyphCache& glyphs);

}  // namespace yibao::desktop
