// Keys that work everywhere, and the sheet that tells of them.
#include "client/core/app/shortcuts.h"

#include <imgui_internal.h>

#include "client/desktop/compat.h"
#include "client/desktop/views/frame.h"
#include "client/desktop/views/places.h"

namespace yibao::desktop {
namespace {

constexpr int kDigits = 9;

bool is_pressed(const app::Shortcut& shortcut) {
  const bool control = ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt;
  if (shortcut.control) return control && compat::pressed_letter(static_cast<char>(shortcut.key));
  return !ImGui::GetIO().KeyCtrl && compat::pressed_function_key(shortcut.key);
}

// Ctrl with a digit: the rail's places from above.
void go_by_number(const View& view) {
  if (!ImGui::GetIO().KeyCtrl) return;
  int number = 0;
  for (const PlaceRow& row : places()) {
    if (!in_rail(view, row)) continue;
    if (++number > kDigits) return;
    if (compat::pressed_digit(static_cast<char>('0' + number))) return view.work.way.go(row.place);
  }
}

// From the rail to the place and back.
void go_to_next_part() {
  const ImGuiWindow* window = ImGui::GetCurrentContext()->NavWindow;
  const bool in_place =
      window != nullptr && std::string_view(window->RootWindow->Name) == kPlaceWindow;
  compat::focus_by_keyboard(in_place ? kRailWindow : kPlaceWindow);
}

}  // namespace

void obey_shortcuts(const View& view) {
  if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
  if (compat::pressed_function_key(6)) go_to_next_part();
  go_by_number(view);
  for (const app::Shortcut& shortcut : app::shortcuts()) {
    if (shortcut.act != nullptr && is_pressed(shortcut)) return shortcut.act(view.work);
  }
}

void draw_shortcuts(const View& view) {
  const std::string title = view.say("desk.shortcuts");
  const bool open =
      ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (view.work.shows_shortcuts && !open) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, 560)) {
    view.work.shows_shortcuts = false;
    return;
  }
  const float column = view.ui.width_of("Ctrl+Shift+Z") + theme::px(20);
  for (const app::Shortcut& shortcut : app::shortcuts()) {
    const float left = ImGui::GetCursorPosX();
    view.ui.text(shortcut.keys, theme::colours().accent, TextStyle::kStrong);
    ImGui::SameLine();
    ImGui::SetCursorPosX(left + column);
    view.ui.paragraph(view.say(shortcut.what));
  }
  view.ui.gap(12);
  const bool pressed = view.ui.button(view.say("desk.shortcuts.close"), Ui::Look::kPrimary);
  if (pressed || compat::pressed(ImGuiKey_Escape)) {
    view.work.shows_shortcuts = false;
    view.ui.close_dialog();
  }
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
