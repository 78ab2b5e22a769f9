// What the person did, kept in order. The drawing library looks at its input once a frame: a key
// that goes down and up between two looks would be lost, and a key and a text in one frame would
// change places. So a frame gets one press at most.
//
// The screen's thread.
#pragma once

#include <deque>
#include <functional>

struct GLFWwindow;

namespace yibao::desktop {

struct Input {
  enum class Kind : unsigned char { kKey, kCharacter, kButton };
  Kind kind = Kind::kKey;
  int which = 0;  // key or button, as GLFW counts them
  int code = 0;   // of the key on this keyboard
  int action = 0;
  int modifiers = 0;
  char32_t character = 0;

  // Nothing else may happen in the same frame.
  bool ends_frame() const;
};

class InputQueue {
 public:
  // `stand_in`: the character that the drawing library takes for another.
  using StandIn = std::function<char32_t(char32_t)>;

  void push(const Input& input) { inputs_.push_back(input); }
  bool empty() const { return inputs_.empty(); }
  // Hands the drawing library what belongs into the next frame.
  void feed(GLFWwindow* window, const StandIn& stand_in);

 private:
  std::deque<Input> inputs_;
};

}  // namespace yibao::desktop
