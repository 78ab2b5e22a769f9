// Long lists of rows that differ in height.
#include <cmath>

#include "client/desktop/ui.h"

namespace yibao::desktop {

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
