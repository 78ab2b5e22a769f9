// What differs between the releases of the drawing library that Debian ships: 1.86 (Debian 12) and
// 1.90 (Debian 13). Nothing else of the desktop asks for a version.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#if IMGUI_VERSION_NUM >= 19200
#error "ImGui 1.92 manages glyphs by itself: the glyph cache has to become a pass-through first"
#endif

namespace yibao::desktop::compat {

// A child window with a frame around it.
inline bool begin_child(const char* id, ImVec2 size, bool border, ImGuiWindowFlags flags = 0) {
#if IMGUI_VERSION_NUM >= 19000
  return ImGui::BeginChild(id, size, border ? ImGuiChildFlags_Border : 0, flags);
#else
  return ImGui::BeginChild(id, size, border, flags);
#endif
}

// Went down in this frame.
inline bool pressed(ImGuiKey key) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(key, false);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false);
#endif
}

// The text that has the keyboard shows its caret here: for the input method.
inline void set_caret(ImVec2 top, float height) {
#if IMGUI_VERSION_NUM >= 18700
  ImGuiPlatformImeData& data = ImGui::GetCurrentContext()->PlatformImeData;
  data.WantVisible = true;
  data.InputPos = top;
  data.InputLineHeight = height;
#else
  static_cast<void>(height);
  ImGui::GetCurrentContext()->PlatformImePos = top;
#endif
}

// Calls `kTold` with the lower end of the caret when it has moved.
template <void (*kTold)(float x, float y)>
void on_caret() {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().SetPlatformImeDataFn = [](ImGuiViewport*, ImGuiPlatformImeData* data) {
    if (data->WantVisible) kTold(data->InputPos.x, data->InputPos.y + data->InputLineHeight);
  };
#else
  ImGui::GetIO().ImeSetInputScreenPosFn = [](int x, int y) {
    kTold(static_cast<float>(x), static_cast<float>(y) + ImGui::GetFontSize());
  };
#endif
}

}  // namespace yibao::desktop::compat
