// Typing. The library's text field knows 16-bit characters only, so it edits a copy in which
// stand-ins take the place of wider ones.
#include "client/desktop/ui.h"

#include <imgui_stdlib.h>

#include "client/desktop/compat.h"
#include "shared/base/bytes.h"

namespace yibao::desktop {

bool Ui::field(std::string_view label, std::string& text, const FieldLook& look) {
  const WithStyle with(*glyphs_, look.style);
  static_cast<void>(glyphs_->use(text, look.style));
  std::string edited = look.secret ? text : glyphs_->to_screen(text);
  const std::string id = "##" + std::string(label);
  const float width = look.width > 0 ? look.width : ImGui::GetContentRegionAvail().x;
  if (look.focus) ImGui::SetKeyboardFocusHere();
  ImGui::PushStyleColor(ImGuiCol_Border, look.borderless ? 0 : theme::colours().edge);
  const ImGuiInputTextFlags flags =
      look.secret ? ImGuiInputTextFlags_Password : ImGuiInputTextFlags_None;
  bool changed = false;
  if (look.height > 0) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    changed = ImGui::InputTextMultiline(id.c_str(), &edited, {width, look.height}, flags);
    ImGui::PopStyleVar();
  } else {
    ImGui::SetNextItemWidth(width);
    const std::string hint(glyphs_->use(look.hint, look.style));
    changed = ImGui::InputTextWithHint(id.c_str(), hint.c_str(), &edited, flags);
  }
  entered_ = ImGui::IsItemDeactivated() && compat::pressed(ImGuiKey_Enter);
  ImGui::PopStyleColor();
  note("field", label, look.secret ? "" : text);
  if (changed) text = look.secret ? edited : glyphs_->to_text(edited);
  if (look.secret) base::wipe(edited);
  return changed;
}

void Ui::caret(ImVec2 top, float height) {
  compat::set_caret(top, height);
}

}  // namespace yibao::desktop
