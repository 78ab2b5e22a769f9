// The keyboard, through the person's input method. The window library reports keys that an input
// method has already taken (a BackSpace that corrects pinyin would delete text of the draft), so it
// is not asked: a connection of our own listens to the same window, on a thread of its own, and
// gives the input method every event first. A method that hangs never holds up a frame.
//
// Made and used by the screen's thread; the window outlives it.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/desktop/input_queue.h"

namespace yibao::desktop {

class InputMethod {
 public:
  static constexpr std::size_t kKeyCodes = 256;
  using KeyTable = std::array<int, kKeyCodes>;  // by the keyboard's code: what GLFW calls the key

  // Before the window library starts: gives the process a UTF-8 locale, without which text would be
  // lost without a word, and hides the input method from the library until `restore`.
  class Hidden {
   public:
    Hidden();
    // Gives XMODIFIERS back as the session set it.
    std::string restore();

   private:
    bool was_set_ = false;
    std::string modifiers_;
  };

  // `wake` is called from the other thread when there is something to take. Null: the display takes
  // no further connection.
  static std::unique_ptr<InputMethod> open(unsigned long window, const KeyTable& keys,
                                           const std::string& modifiers,
                                           std::function<void()> wake);
  ~InputMethod();
  InputMethod(const InputMethod&) = delete;
  InputMethod& operator=(const InputMethod&) = delete;

  // Keys and characters since the last call, in order.
  std::vector<Input> take();
  // Where the caret's line ends below, in the window's pixels.
  void place(float x, float y);
  // Of the server: "fcitx", "ibus"; "" when the keyboard writes by itself.
  std::string name() const;

 private:
  class Listener;
  explicit InputMethod(std::unique_ptr<Listener> listener);
  std::unique_ptr<Listener> listener_;
};

}  // namespace yibao::desktop
