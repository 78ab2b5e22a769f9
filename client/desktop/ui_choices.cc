// Choosing several from a list.
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
