#include "tests/desktop/null_screen.h"

namespace yibao::testing {

NullScreen::NullScreen() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.DisplaySize = {1280, 800};
  io.DeltaTime = 1.0F / 60;
#if IMGUI_VERSION_NUM < 18700
  for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = i + 1;  // any numbering will do
#endif
}

NullScreen::~NullScreen() {
  ImGui::DestroyContext();
}

#if IMGUI_VERSION_NUM < 18700

void NullScreen::point_at(ImVec2 place) {
  ImGui::GetIO().MousePos = place;
}
void NullScreen::button(bool down) {
  ImGui::GetIO().MouseDown[0] = down;
}
void NullScreen::wheel(float notches) {
  ImGui::GetIO().MouseWheel = notches;
}
void NullScreen::key(ImGuiKey key, bool down) {
  ImGui::GetIO().KeysDown[ImGui::GetIO().KeyMap[key]] = down;
}
void NullScreen::modifiers(bool ctrl, bool shift) {
  ImGui::GetIO().KeyCtrl = ctrl;
  ImGui::GetIO().KeyShift = shift;
}

#else

void NullScreen::point_at(ImVec2 place) {
  ImGui::GetIO().AddMousePosEvent(place.x, place.y);
}
void NullScreen::button(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(0, down);
}
void NullScreen::wheel(float notches) {
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
}
void NullScreen::key(ImGuiKey key, bool down) {
  ImGui::GetIO().AddKeyEvent(key, down);
}
void NullScreen::modifiers(bool ctrl, bool shift) {
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, shift);
}

#endif

}  // namespace yibao::testing
