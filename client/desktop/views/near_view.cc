// Items of the unit that are much like the one being written, each a way to it.
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_near(const View& view) {
  const auto& found = view.work.near.found();
  if (found.empty()) return;
  view.ui.gap(10);
  view.ui.line();
  view.ui.gap(10);
  view.ui.text(view.say("desk.near"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.near.hint"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  for (const app::NearText& near : found) {
    // By value: opening lets go of the list.
    const app::DraftRow row = *near.row;
    const float height = ImGui::GetTextLineHeightWithSpacing() * 2;
    const float top = ImGui::GetCursorPosY();
    const bool pressed = view.ui.row(row.title.empty() ? row.id.text() : row.title, height);
    const float width = ImGui::GetContentRegionAvail().x;
    view.ui.clipped(row.title.empty() ? view.say("desk.untitled") : row.title, width);
    view.ui.clipped(view.say("desk.near.row", {{"percent", std::to_string(near.percent)},
                                               {"state", view.say("state." + row.state)},
                                               {"when", view.when(row.changed_at)}}),
                    width, theme::colours().quiet, TextStyle::kSmall);
    ImGui::SetCursorPosY(top + height + theme::px(8));
    if (pressed) return view.work.open_row(row);
  }
}

}  // namespace yibao::desktop
