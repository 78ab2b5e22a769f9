#include "client/desktop/ui.h"

#include <imgui_internal.h>

#include <algorithm>

#include "client/desktop/compat.h"
#include "client/desktop/line_break.h"

namespace yibao::desktop {
namespace {

std::string_view visible_part(std::string_view label) {
  const std::size_t mark = label.find("##");
  return mark == std::string_view::npos || mark == 0 ? label : label.substr(0, mark);
}

// Colours of a button for as long as it lives.
class ButtonColours {
 public:
  ButtonColours(ImU32 ground, ImU32 hovered, ImU32 text, ImU32 border) {
    ImGui::PushStyleColor(ImGuiCol_Button, ground);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, hovered);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, hovered);
    ImGui::PushStyleColor(ImGuiCol_Text, text);
    ImGui::PushStyleColor(ImGuiCol_Border, border);
  }
  ~ButtonColours() { ImGui::PopStyleColor(5); }
  ButtonColours(const ButtonColours&) = delete;
  ButtonColours& operator=(const ButtonColours&) = delete;
};

ButtonColours colours_of(Ui::Look look) {
  switch (look) {
    case Ui::Look::kPrimary:
      return {theme::colours().accent, theme::colours().accent_strong, theme::colours().on_accent,
              theme::colours().accent};
    case Ui::Look::kDanger:
      return {theme::colours().paper, theme::colours().bad_pale, theme::colours().bad,
              theme::colours().bad};
    case Ui::Look::kLink: return {0, theme::colours().accent_pale, theme::colours().accent, 0};
    case Ui::Look::kPlain: break;
  }
  return {theme::colours().paper, theme::colours().accent_pale, theme::colours().ink,
          theme::colours().edge};
}

}  // namespace

std::string Ui::shown(std::string_view label, TextStyle style) {
  return std::string(glyphs_->use(label, style));
}

void Ui::note(std::string_view kind, std::string_view label, std::string_view value, bool enabled) {
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImRect rectangle(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  rectangle.ClipWith(window->ClipRect);
  const bool visible = rectangle.GetWidth() > 1 && rectangle.GetHeight() > 1;
  noted_.push_back({std::string(kind), std::string(visible_part(label)), std::string(value),
                    rectangle.Min, rectangle.Max, enabled, visible});
}

// -- text -----------------------------------------------------------------------------------------

void Ui::text(std::string_view text, ImU32 colour, TextStyle style) {
  const WithStyle with(*glyphs_, style);
  const std::string_view drawn = glyphs_->use(text, style);
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::TextUnformatted(drawn.data(), drawn.data() + drawn.size());
  ImGui::PopStyleColor();
  note("text", text);
}

void Ui::paragraph(std::string_view text, ImU32 colour, TextStyle style, float margin) {
  const WithStyle with(*glyphs_, style);
  const std::string drawn = shown(text, style);
  const ImFont* font = ImGui::GetFont();
  const auto advance = [&](char32_t c) { return font->GetCharAdvance(static_cast<ImWchar>(c)); };
  const float room = ImGui::GetContentRegionAvail().x - margin;
  const float width = std::max(room, ImGui::GetFontSize());
  const auto lines = break_lines(drawn, width, advance);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFontSize();
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float y = at.y + height * static_cast<float>(i);
    if (!ImGui::IsRectVisible({at.x, y}, {at.x + width, y + height})) continue;
    list->AddText({at.x, y}, colour, drawn.data() + lines[i].begin, drawn.data() + lines[i].end);
  }
  ImGui::Dummy({width, height * static_cast<float>(lines.size())});
  note("text", text);
}

void Ui::clipped(std::string_view text, float width, ImU32 colour, TextStyle style) {
  const WithStyle with(*glyphs_, style);
  std::string drawn = shown(text, style);
  if (ImGui::CalcTextSize(drawn.c_str()).x > width) {
    const float room = width - ImGui::CalcTextSize("…").x;
    const char* end = drawn.c_str();
    ImGui::GetFont()->CalcTextSizeA(ImGui::GetFontSize(), std::max(room, 0.0F), 0.0F, drawn.c_str(),
                                    nullptr, &end);
    drawn.resize(static_cast<std::size_t>(end - drawn.c_str()));
    drawn += "…";
  }
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::TextUnformatted(drawn.c_str());
  ImGui::PopStyleColor();
  note("text", text);
}

void Ui::chip(std::string_view text, ImU32 colour, ImU32 ground) {
  const WithStyle with(*glyphs_, TextStyle::kSmall);
  const std::string drawn = shown(text, TextStyle::kSmall);
  const ImVec2 size = ImGui::CalcTextSize(drawn.c_str());
  const ImVec2 padding{theme::px(8), theme::px(1)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end{at.x + size.x + 2 * padding.x, at.y + size.y + 2 * padding.y};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, end, ground, theme::px(4));
  list->AddText({at.x + padding.x, at.y + padding.y}, colour, drawn.c_str());
  ImGui::Dummy({end.x - at.x, end.y - at.y});
  note("text", text);
}

float Ui::width_of(std::string_view text, TextStyle style) {
  const WithStyle with(*glyphs_, style);
  return ImGui::CalcTextSize(shown(text, style).c_str()).x;
}

// -- acting ---------------------------------------------------------------------------------------

bool Ui::button(std::string_view label, Look look, bool enabled, float width) {
  const ButtonColours colours = colours_of(look);
  ImGui::BeginDisabled(!enabled);
  const bool pressed = ImGui::Button(shown(label).c_str(), {width, 0});
  ImGui::EndDisabled();
  note("button", label, {}, enabled);
  return pressed;
}

bool Ui::choice(std::string_view label, const std::vector<std::string>& names, std::size_t& chosen,
                float width) {
  const std::string present = chosen < names.size() ? names[chosen] : "";
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleColor(ImGuiCol_Border, theme::colours().edge);
  const bool open = ImGui::BeginCombo(("##" + std::string(label)).c_str(), shown(present).c_str());
  ImGui::PopStyleColor();
  note("choice", label, present);
  if (!open) return false;
  bool changed = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::Selectable(shown(names[i]).c_str(), i == chosen)) {
      changed = i != chosen;
      chosen = i;
    }
    note("row", names[i]);
    ImGui::PopID();
  }
  ImGui::EndCombo();
  return changed;
}

bool Ui::row(std::string_view label, float height, bool selected) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::Selectable(
      ("##" + std::string(label)).c_str(), selected,
      ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap, {0, height});
  note("row", label);
  ImGui::SetCursorScreenPos(at);
  return pressed;
}

bool Ui::page(std::string_view label, bool selected, std::string_view count, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{width, std::max(theme::px(36), ImGui::GetFontSize() + theme::px(9))};
  const bool pressed = ImGui::InvisibleButton(std::string(label).c_str(), size);
  const bool hovered = ImGui::IsItemHovered();
  note("page", label, count);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  if (selected || hovered) {
    list->AddRectFilled(at, end,
                        selected ? theme::colours().accent_pale : theme::colours().grey_pale,
                        theme::px(5));
  }
  ImGui::RenderNavHighlight({at, end}, ImGui::GetItemID());
  const TextStyle style = selected ? TextStyle::kStrong : TextStyle::kText;
  const WithStyle with(*glyphs_, style);
  const float y = at.y + (size.y - ImGui::GetFontSize()) / 2;
  const std::string number = shown(count, style);
  const float right = end.x - theme::px(14) - ImGui::CalcTextSize(number.c_str()).x;
  const ImVec4 room{at.x, at.y, right - theme::px(4), end.y};
  list->AddText(ImGui::GetFont(), ImGui::GetFontSize(), {at.x + theme::px(14), y},
                selected ? theme::colours().accent_strong : theme::colours().ink,
                shown(label, style).c_str(), nullptr, 0, &room);
  list->AddText({right, y}, selected ? theme::colours().accent_strong : theme::colours().quiet,
                number.c_str());
  return pressed;
}

// -- shapes ---------------------------------------------------------------------------------------

void Ui::gap(float distance) {
  ImGui::Dummy({0, theme::px(distance) - ImGui::GetStyle().ItemSpacing.y});
}

void Ui::line() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + width, at.y}, theme::colours().line);
  ImGui::Dummy({width, 1});
}

bool Ui::begin_panel(std::string_view id, ImVec2 size, bool framed) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, framed ? theme::colours().paper : 0);
  // Arrow keys go in and out of it as if it were none.
  return compat::begin_child(std::string(id).c_str(), size, framed, ImGuiWindowFlags_NavFlattened);
}

void Ui::end_panel() {
  ImGui::EndChild();
  ImGui::PopStyleColor();
}

void Ui::open_dialog(std::string_view title) {
  ImGui::OpenPopup(shown(title, TextStyle::kStrong).c_str());
}

bool Ui::begin_dialog(std::string_view title, float width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
  const float edge = theme::px(12);
  const float wide = std::min(theme::px(width), screen.x - 2 * edge);
  ImGui::SetNextWindowSize({wide, 0});
  // What is higher than the screen is scrolled.
  ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, screen.y - 2 * edge});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(24), theme::px(20)});
  const bool open = ImGui::BeginPopupModal(
      shown(title, TextStyle::kStrong).c_str(), nullptr,
      ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (open) {
    // Now: a field that Escape leaves is active no more once it is drawn.
    escaped_ = !ImGui::IsAnyItemActive() &&
               ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows) &&
               compat::pressed(ImGuiKey_Escape);
    text(visible_part(title), theme::colours().ink, TextStyle::kStrong);
    gap(12);
  }
  return open;
}

void Ui::end_dialog() {
  ImGui::EndPopup();
}

void Ui::close_dialog() {
  ImGui::CloseCurrentPopup();
}

void Ui::bar(double share, ImVec2 size, ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float round = size.y / 2;
  list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, theme::colours().grey_pale, round);
  const float filled = size.x * static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (filled >= 1) {
    list->AddRectFilled(at, {at.x + std::max(filled, size.y), at.y + size.y}, colour, round);
  }
  ImGui::Dummy(size);
}

void Ui::busy(std::string_view text) {
  this->text(text, theme::colours().quiet);
}

}  // namespace yibao::desktop
