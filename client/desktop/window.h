// The window: GLFW and OpenGL. A picture is drawn only when something changed; between two events
// the program sleeps.
//
// The screen's thread. One window in a program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/app/platform_facts.h"
#include "client/desktop/glyph_cache.h"

namespace yibao::desktop {

struct Picture {
  int width = 0;
  int height = 0;
  std::string pixels;  // 3 bytes each, from the top
};

class Window {
 public:
  // Not larger than the screen leaves room for. Makes the drawing context current. Error: io with
  // what the system says (no display, no OpenGL).
  static base::Result<std::unique_ptr<Window>> open(const std::string& title, int width,
                                                    int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  float scale() const;
  // Wakes `wait` from any thread; harmless when there is no window.
  static void wake();
  // Sleeps until an event or so many seconds. True: a person did something.
  bool wait(double seconds);
  // The person asked to close it, once.
  bool take_close_request();
  // Files that were dropped on it since the last call.
  std::vector<std::filesystem::path> take_dropped();
  void set_title(const std::string& title);
  // Asks the desktop to point the person to it, in the way the desktop does that.
  void call_for_attention();
  // The display's own sound, where nothing else makes one.
  static void beep();
  // Of the input method that is there now; "" without one.
  std::string input_method() const;
  // All but the fonts.
  app::PlatformFacts facts() const;

  // Builds the frame with `draw` (again, where glyphs were missing) and shows it if it differs from
  // the one on the screen.
  void show(GlyphCache& glyphs, const std::function<void()>& draw);
  // What is on the screen now.
  Picture picture() const;

 private:
  struct Implementation;
  explicit Window(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace yibao::desktop
