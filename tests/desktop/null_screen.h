// A drawing context without a window, and the mouse and the keys that work it. What they do is seen
// by the next frame.
#pragma once

#include <imgui.h>

namespace yibao::testing {

class NullScreen {
 public:
  NullScreen();
  ~NullScreen();
  NullScreen(const NullScreen&) = delete;
  NullScreen& operator=(const NullScreen&) = delete;

  static void point_at(ImVec2 place);
  static void button(bool down);
  static void wheel(float notches);
  static void key(ImGuiKey key, bool down);
  static void modifiers(bool ctrl, bool shift);
};

}  // namespace yibao::testing
