// What differs between the releases of the drawing library that Debian ships: 1.86 (Debian 12) and
// 1.90 (Debian 13). Nothing else of the desktop asks for a version.
#pragma once

#include <imgui.h>

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

}  // namespace yibao::desktop::compat
