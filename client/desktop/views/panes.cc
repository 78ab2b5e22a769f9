#include "client/desktop/views/panes.h"

#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

constexpr float kPanesApart = 14;
constexpr float kPanesApartBelow = 8;
constexpr float kFootGuess = 130;  // until it was drawn once

void draw_pane(const View& view, const char* id, ImVec2 size, const std::function<void()>& pane) {
  view.ui.begin_panel(id, size);
  pane();
  view.ui.end_panel();
}

}  // namespace

void draw_two_panes(const View& view, const TwoPanes& panes, const std::function<void()>& first,
                    const std::function<void()>& second) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (room.x < theme::px(panes.least)) {
    const float below = room.y * (1 - panes.height);
    draw_pane(view, panes.first, {0, rest_of_place(below)}, first);
    view.ui.gap(kPanesApartBelow);
  } else {
    const float apart = theme::px(kPanesApart);
    const float width = panes.width > 0 ? theme::px(panes.width) : (room.x - apart) * panes.share;
    draw_pane(view, panes.first, {width, rest_of_place()}, first);
    ImGui::SameLine(0, apart);
  }
  draw_pane(view, panes.second, {0, rest_of_place()}, second);
}

void draw_above_foot(const View& view, const char* id, float least,
                     const std::function<void()>& part, const std::function<void()>& foot) {
  const std::string name(id);
  const ImGuiID height_key = ImGui::GetID((name + "-height").c_str());
  const float height =
      ImGui::GetStateStorage()->GetFloat(height_key, theme::px(kFootGuess)) + theme::px(8);
  const float room = ImGui::GetContentRegionAvail().y;
  if (room - height >= theme::px(least)) {
    view.ui.begin_panel(name + "-above", {0, room - height}, false);
    part();
    view.ui.end_panel();
  } else {
    part();
    view.ui.gap(6);
  }
  const float top = ImGui::GetCursorPosY();
  foot();
  ImGui::GetStateStorage()->SetFloat(height_key, ImGui::GetCursorPosY() - top);
}

}  // namespace yibao::desktop
