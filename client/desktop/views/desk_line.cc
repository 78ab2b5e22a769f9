#include "client/desktop/views/desk_line.h"

namespace yibao::desktop {

bool draw_desk_line(const View& view, const DeskLine& line) {
  const float text = ImGui::GetTextLineHeight();
  const float height = 2 * text + theme::px(22);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x - theme::px(20);
  ImGui::PushID(line.id.c_str());
  const bool pressed = view.ui.row(line.title, height);
  ImGui::SetCursorScreenPos({at.x + theme::px(10), at.y + theme::px(6)});
  ImGui::BeginGroup();
  view.ui.clipped(line.title, width);
  ImGui::SetCursorScreenPos({at.x + theme::px(10), at.y + text + theme::px(12)});
  view.ui.chip(line.word, line.ink, line.ground);
  if (!line.remark.empty()) {
    ImGui::SameLine(0, theme::px(8));
    const float used = ImGui::GetCursorScreenPos().x - at.x;
    view.ui.clipped(line.remark, width + theme::px(10) - used, theme::colours().quiet,
                    TextStyle::kSmall);
  }
  ImGui::EndGroup();
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({0, 0});
  ImGui::PopID();
  return pressed;
}

bool draw_desk_heading(const View& view, std::string_view key, std::size_t count) {
  const std::string name = view.say(key) + (count > 0 ? " " + std::to_string(count) : "") + " ›";
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ImGui::GetStyle().FramePadding.x);
  return view.ui.button(name, Ui::Look::kLink);
}

}  // namespace yibao::desktop
