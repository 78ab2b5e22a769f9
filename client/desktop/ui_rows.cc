// Long lists of rows that differ in height.
#include "client/desktop/ui.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace yibao::desktop {

bool Ui::block(std::string_view label, bool selected, const std::function<void()>& draw) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  // The ground needs the height of what is drawn, and lies beneath it.
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::BeginGroup();
  draw();
  ImGui::EndGroup();
  const ImVec2 size{width, std::max(ImGui::GetItemRectSize().y, 1.0F)};
  ImGui::SetCursorScreenPos(at);
  const bool pressed = ImGui::InvisibleButton(std::string(label).c_str(), size);
  note("row", label);
  list->ChannelsSetCurrent(0);
  const ImVec2 edge{theme::px(6), theme::px(3)};
  const ImVec2 from{at.x - edge.x, at.y - edge.y};
  const ImVec2 to{at.x + size.x, at.y + size.y + edge.y};
  if (selected || ImGui::IsItemHovered()) {
    list->AddRectFilled(from, to,
                        selected ? theme::colours().accent_pale : theme::colours().grey_pale,
                        theme::px(4));
  }
  ImGui::RenderNavHighlight({from, to}, ImGui::GetItemID());
  list->ChannelsMerge();
  return pressed;
}

// One row beyond either edge is drawn too: that is where the arrow keys go on to.
void Ui::rows(std::string_view label, std::size_t count, float guess,
              const std::function<void(std::size_t)>& draw) {
  if (count == 0) return;
  KeptRows& kept = rows_[ImGui::GetID(label.data(), label.data() + label.size())];
  kept.drawn = true;
  RowHeights& heights = kept.heights;
  heights.fit(count, guess);
  const float top = ImGui::GetCursorPosY();
  const float bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
  const std::size_t at_top = heights.row_at(ImGui::GetScrollY() - top);
  const std::size_t first = at_top > 0 ? at_top - 1 : 0;
  float scrolled = 0;
  ImGui::SetCursorPosY(top + heights.above(first));
  for (std::size_t i = first; i < count; ++i) {
    // On the screen numbers are small and exact, also at the end of a list of a hundred thousand.
    const float begin = ImGui::GetCursorScreenPos().y;
    draw(i);
    const float height = ImGui::GetCursorScreenPos().y - begin;
    const float grown = height - heights.height(i);
    if (grown != 0) heights.set(i, height);
    // What is looked at stays where it is when something above it is met for the first time.
    if (i < at_top && std::abs(grown) >= 1) scrolled += grown;
    if (begin > bottom) break;
  }
  if (scrolled != 0) ImGui::SetScrollY(ImGui::GetScrollY() + scrolled);
  ImGui::SetCursorPosY(top + heights.above(count));
  ImGui::Dummy({0, 0});
}

}  // namespace yibao::desktop
