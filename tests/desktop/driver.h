// A person at a screen that nobody sees: the desktop drawn on the library's null backend, found,
// clicked and typed into by what the widgets say.
#pragma once

#include "client/desktop/appearance.h"
#include "client/desktop/ui.h"
#include "client/desktop/views/view.h"
#include "tests/app/town.h"
#include "tests/desktop/null_screen.h"

namespace yibao::testing {

// With a function key's number: F1 is the next.
inline constexpr int kFunctionKey = 289;

class Driver {
 public:
  explicit Driver(Town& town, texts::Language language = texts::Language::kChinese);

  void frame();
  void settle();
  // Long enough for what is typed to be saved and checked.
  void pause();

  // Shown now, wholly or in part.
  bool shows(const std::string& label, const std::string& kind = "") const;
  // Somewhere among what is shown.
  bool shows_part(const std::string& part) const;
  // Is shown, or will be once the thread of the line has answered; waits five seconds at most.
  bool will_show_part(const std::string& part);
  // Throws where it is not shown.
  const desktop::NotedWidget& find(const std::string& label, const std::string& kind = "") const;
  void click(const std::string& label, const std::string& kind = "");
  // Clicks into the field and types at its end.
  void type(const std::string& label, const std::string& text);
  void key(ImGuiKey key, bool ctrl = false, bool shift = false);
  // A letter or a digit that is typed into no field.
  void press(char key);
  // A letter, a digit or a function key, alone or with Ctrl.
  void strike(int key, bool control);
  // Scrolls what lies in the middle of the screen down until the widget is shown; throws where it
  // is not.
  // `over`: what the mouse rests on meanwhile; else the middle of the screen.
  void scroll_to(const std::string& label, const std::string& kind = "",
                 const std::string& over = "");
  // And goes to a page, unless the passphrase was wrong.
  void sign_in(const std::string& passphrase, const std::string& page = "稿件");

  TownDesk& desk() { return desk_; }
  const TownDesk& desk() const { return desk_; }
  desktop::GlyphCache& glyphs() { return appearance_->glyphs(); }

 private:
  NullScreen screen_;
  TownDesk desk_;
  std::unique_ptr<desktop::Appearance> appearance_;
  std::unique_ptr<desktop::Ui> ui_;
};

}  // namespace yibao::testing
