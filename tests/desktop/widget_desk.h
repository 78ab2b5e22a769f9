// A few widgets on a screen of their own, worked with mouse and keys, and a clipboard that nobody
// else has.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "client/desktop/appearance.h"
#include "client/desktop/ui.h"
#include "tests/desktop/null_screen.h"

namespace yibao::testing {

class WidgetDesk {
 public:
  // `draw` is called once a frame.
  explicit WidgetDesk(std::function<void(desktop::Ui&)> draw);

  void frame();
  void settle();
  const desktop::NotedWidget& find(const std::string& label) const;
  // At the left of the widget's line.
  ImVec2 place(const std::string& label, float x = 20, float y = 14) const;
  void click(ImVec2 at, int times = 1);
  void drag(ImVec2 from, ImVec2 to);
  void type(const std::string& text);
  void key(ImGuiKey key, bool ctrl = false, bool shift = false);
  void wait(double seconds);
  desktop::Ui& ui() { return *ui_; }
  static std::string& clipboard();

 private:
  NullScreen screen_;
  std::function<void(desktop::Ui&)> draw_;
  std::unique_ptr<desktop::Appearance> appearance_;
  std::unique_ptr<desktop::Ui> ui_;
};

}  // namespace yibao::testing
