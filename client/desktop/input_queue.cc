#include "client/desktop/input_queue.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

namespace yibao::desktop {
namespace {

bool is_modifier(int key) {
  return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

}  // namespace

bool Input::ends_frame() const {
  return kind == Kind::kButton ||
         (kind == Kind::kKey && action != GLFW_RELEASE && !is_modifier(which));
}

void InputQueue::feed(GLFWwindow* window, const StandIn& stand_in) {
  while (!inputs_.empty()) {
    const Input input = inputs_.front();
    inputs_.pop_front();
    switch (input.kind) {
      case Input::Kind::kKey:
        ImGui_ImplGlfw_KeyCallback(window, input.which, input.code, input.action, input.modifiers);
        break;
      case Input::Kind::kCharacter:
        ImGui::GetIO().AddInputCharacter(stand_in ? stand_in(input.character) : input.character);
        break;
      case Input::Kind::kButton:
        ImGui_ImplGlfw_MouseButtonCallback(window, input.which, input.action, input.modifiers);
        break;
    }
    if (input.ends_frame()) return;
  }
}

}  // namespace yibao::desktop
