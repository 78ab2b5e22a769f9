#include "client/desktop/theme.h"

#include <cmath>

namespace yibao::desktop::theme {
namespace {

float current_scale = 1.0F;  // one window, one screen

void colour(ImGuiStyle& style, ImGuiCol which, ImU32 value) {
  style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value);
}

void colour_all(ImGuiStyle& style) {
  ImGui::StyleColorsLight(&style);
  colour(style, ImGuiCol_Text, kInk);
  colour(style, ImGuiCol_TextDisabled, kQuiet);
  colour(style, ImGuiCol_WindowBg, kCanvas);
  colour(style, ImGuiCol_ChildBg, kPaper);
  colour(style, ImGuiCol_PopupBg, kPaper);
  colour(style, ImGuiCol_Border, kLine);
  colour(style, ImGuiCol_FrameBg, kPaper);
  colour(style, ImGuiCol_FrameBgHovered, rgb(0xF8, 0xFA, 0xFC));
  colour(style, ImGuiCol_FrameBgActive, kPaper);
  colour(style, ImGuiCol_TitleBg, kPaper);
  colour(style, ImGuiCol_TitleBgActive, kPaper);
  colour(style, ImGuiCol_Button, kPaper);
  colour(style, ImGuiCol_ButtonHovered, kAccentPale);
  colour(style, ImGuiCol_ButtonActive, rgb(0xD5, 0xE4, 0xF3));
  colour(style, ImGuiCol_Header, kAccentPale);
  colour(style, ImGuiCol_HeaderHovered, rgb(0xF0, 0xF4, 0xF9));
  colour(style, ImGuiCol_HeaderActive, kAccentPale);
  colour(style, ImGuiCol_CheckMark, kAccent);
  colour(style, ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
  colour(style, ImGuiCol_ScrollbarGrab, rgb(0xC8, 0xD0, 0xD9));
  colour(style, ImGuiCol_ScrollbarGrabHovered, rgb(0xAD, 0xB8, 0xC4));
  colour(style, ImGuiCol_ScrollbarGrabActive, rgb(0x93, 0xA1, 0xB0));
  colour(style, ImGuiCol_TextSelectedBg, rgb(0xBF, 0xD9, 0xF2));
  colour(style, ImGuiCol_NavHighlight, kAccent);
  colour(style, ImGuiCol_TableHeaderBg, rgb(0xF8, 0xFA, 0xFB));
  colour(style, ImGuiCol_TableBorderLight, kLine);
  colour(style, ImGuiCol_TableBorderStrong, kLine);
  colour(style, ImGuiCol_ModalWindowDimBg, IM_COL32(0x1F, 0x29, 0x33, 0x66));
}

}  // namespace

void apply(float scale) {
  current_scale = scale;
  ImGuiStyle& style = ImGui::GetStyle();
  colour_all(style);
  style.WindowPadding = {px(20), px(16)};
  style.FramePadding = {px(12), px(6)};
  style.ItemSpacing = {px(10), px(8)};
  style.ItemInnerSpacing = {px(8), px(6)};
  style.CellPadding = {px(10), px(7)};
  style.ScrollbarSize = px(12);
  style.WindowRounding = px(6);
  style.ChildRounding = px(6);
  style.FrameRounding = px(5);
  style.PopupRounding = px(6);
  style.ScrollbarRounding = px(6);
  style.WindowBorderSize = 1.0F;
  style.FrameBorderSize = 1.0F;
  style.ChildBorderSize = 1.0F;
  style.ButtonTextAlign = {0.5F, 0.5F};
  style.SelectableTextAlign = {0.0F, 0.5F};
}

float px(float distance) {
  return std::round(distance * current_scale);
}

}  // namespace yibao::desktop::theme
