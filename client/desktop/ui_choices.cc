// Choosing: yes or no, several from a list.
#include "client/desktop/ui.h"

namespace yibao::desktop {
namespace {

std::string joined(const std::vector<std::string>& names, const std::vector<bool>& chosen) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (chosen[i]) text += (text.empty() ? "" : "、") + names[i];
  }
  return text;
}

}  // namespace

bool Ui::check(std::string_view label, bool& value) {
  // In the middle of a line of fields.
  const float inset = ImGui::GetStyle().FramePadding.y - theme::px(1);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + inset);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme::px(1), theme::px(1)});
  ImGui::PushStyleColor(ImGuiCol_Border, theme::colours().edge);
  const std::string drawn = shown(label);
  const ImGuiStyle& style = ImGui::GetStyle();
  const float beside = ImGui::GetFrameHeight() + style.ItemInnerSpacing.x;
  const bool fits = beside + ImGui::CalcTextSize(drawn.c_str(), nullptr, true).x <=
                    ImGui::GetContentRegionAvail().x;
  bool changed = ImGui::Checkbox((fits ? drawn : "##" + drawn).c_str(), &value);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  note("check", label, value ? "1" : "0");
  if (fits) return changed;
  ImGui::SameLine(0, style.ItemInnerSpacing.x);
  paragraph(label.substr(0, label.find("##")));
  if (ImGui::IsItemClicked()) {
    value = !value;
    changed = true;
  }
  return changed;
}

bool Ui::choices(std::string_view label, const std::vector<std::string>& names,
                 std::vector<bool>& chosen, std::string_view none, float width) {
  const std::string present = joined(names, chosen);
  const std::string id = "##" + std::string(label);
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleColor(ImGuiCol_Border, theme::colours().edge);
  const bool open = ImGui::BeginCombo(
      id.c_str(), shown(present.empty() ? none : std::string_view(present)).c_str(),
      ImGuiComboFlags_HeightLarge);
  ImGui::PopStyleColor();
  note("choice", label, present);
  if (!open) return false;
  bool changed = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    bool is_chosen = chosen[i];
    if (ImGui::Checkbox(shown(names[i]).c_str(), &is_chosen)) {
      chosen[i] = is_chosen;
      changed = true;
    }
    note("check", names[i], is_chosen ? "1" : "0");
    ImGui::PopID();
  }
  ImGui::EndCombo();
  return changed;
}

}  // namespace yibao::desktop
