// What differs between the releases of the drawing library that Debian ships: 1.86 (Debian 12) and
// 1.90 (Debian 13). Nothing else of the desktop asks for a version.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <initializer_list>

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

// Dialogs and lists that are open, whoever opened them.
inline void close_popups() {
  if (!ImGui::GetCurrentContext()->OpenPopupStack.empty()) ImGui::ClosePopupToLevel(0, false);
}

// Went down in this frame.
inline bool pressed(ImGuiKey key) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(key, false);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false);
#endif
}

// Went down in this frame, or is held long enough to count again.
inline bool repeated(ImGuiKey key) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(key, true);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true);
#endif
}

// 'A' to 'Z': the old release has names for a few only, but it gets the window's codes.
inline bool pressed_letter(char letter) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'A')), false);
#else
  return ImGui::IsKeyPressed(letter, false);
#endif
}

// F1 to F12.
inline bool pressed_function_key(int number) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_F1 + number - 1), false);
#else
  constexpr int kBeforeF1 = 289;  // in the window's codes
  return ImGui::IsKeyPressed(kBeforeF1 + number, false);
#endif
}

inline bool entered() {
#if IMGUI_VERSION_NUM >= 18700
  return repeated(ImGuiKey_Enter) || repeated(ImGuiKey_KeypadEnter);
#else
  return repeated(ImGuiKey_Enter) || repeated(ImGuiKey_KeyPadEnter);
#endif
}

// -- widgets of our own ---------------------------------------------------------------------------

// The mouse is over the item that was added last.
inline bool hoverable(const ImRect& rectangle, ImGuiID id) {
#if IMGUI_VERSION_NUM >= 19000
  return ImGui::ItemHoverable(rectangle, id, ImGui::GetCurrentContext()->LastItemData.InFlags);
#else
  return ImGui::ItemHoverable(rectangle, id);
#endif
}

// The wheel turns over that item and shall not move what is around it.
inline void own_wheel() {
#if IMGUI_VERSION_NUM >= 19000
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
#else
  ImGui::SetItemUsingMouseWheel();
#endif
}

// The person came to that item with Tab or Enter, to type.
inline bool wants_typing(ImGuiID id) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const bool by_keyboard = g.NavActivateId == id && g.NavInputSource == ImGuiInputSource_Keyboard;
#if IMGUI_VERSION_NUM >= 19000
  return by_keyboard ||
         (g.NavActivateId == id && (g.NavActivateFlags & ImGuiActivateFlags_PreferInput) != 0);
#else
  return by_keyboard || g.NavActivateInputId == id ||
         (g.LastItemData.StatusFlags & ImGuiItemStatusFlags_FocusedByTabbing) != 0;
#endif
}

// While typing: these keys move the caret, or in a list that the field is above, not from widget to
// widget.
inline void own_keys(ImGuiID id, bool several_lines) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  g.ActiveIdUsingNavDirMask |=
      (1U << ImGuiDir_Left) | (1U << ImGuiDir_Right) | (1U << ImGuiDir_Up) | (1U << ImGuiDir_Down);
#if IMGUI_VERSION_NUM >= 19000
  for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeypadEnter, ImGuiKey_Home, ImGuiKey_End}) {
    ImGui::SetKeyOwner(key, id);
  }
  if (!several_lines) return;
  for (const ImGuiKey key : {ImGuiKey_PageUp, ImGuiKey_PageDown}) ImGui::SetKeyOwner(key, id);
#else
  static_cast<void>(id);
  const auto bit = [](ImGuiKey key) { return ImU64{1} << static_cast<unsigned>(key); };
  g.ActiveIdUsingKeyInputMask |= bit(ImGuiKey_Home) | bit(ImGuiKey_End);
  if (several_lines) g.ActiveIdUsingKeyInputMask |= bit(ImGuiKey_PageUp) | bit(ImGuiKey_PageDown);
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

// A letter or digit that no field takes was typed in this frame.
inline bool typed(char wanted) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput) return false;
  for (const ImWchar letter : io.InputQueueCharacters) {
    if (letter == static_cast<ImWchar>(wanted)) return true;
  }
  return false;
}

// '0' to '9'.
inline bool pressed_digit(char digit) {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + (digit - '0')), false);
#else
  return ImGui::IsKeyPressed(digit, false);
#endif
}

// The keyboard goes to this window's first widget, or to where it was there last, and shows it.
inline void focus_by_keyboard(const char* name) {
  ImGuiWindow* window = ImGui::FindWindowByName(name);
  if (window == nullptr) return;
  ImGui::FocusWindow(window);
  ImGui::NavInitWindow(window, false);
  ImGui::GetCurrentContext()->NavDisableHighlight = false;
  ImGui::GetCurrentContext()->NavDisableMouseHover = true;
}

}  // namespace yibao::desktop::compat
