#include "client/desktop/theme.h"

#include <cmath>

namespace yibao::desktop::theme {
namespace {

constexpr Colours kLight = {
    .canvas = rgb(0xF4, 0xF6, 0xF8),
    .paper = rgb(0xFF, 0xFF, 0xFF),
    .ink = rgb(0x1F, 0x29, 0x33),
    .quiet = rgb(0x62, 0x70, 0x80),
    .line = rgb(0xDF, 0xE4, 0xEA),
    .edge = rgb(0xBC, 0xC6, 0xD1),
    .accent = rgb(0x1D, 0x5C, 0x9E),
    .accent_strong = rgb(0x16, 0x48, 0x7D),
    .accent_pale = rgb(0xE6, 0xEF, 0xF8),
    .good = rgb(0x2A, 0x74, 0x3B),
    .good_pale = rgb(0xE5, 0xF3, 0xE8),
    .warn = rgb(0x97, 0x5A, 0x00),
    .warn_pale = rgb(0xFD, 0xF2, 0xDC),
    .bad = rgb(0xB0, 0x29, 0x23),
    .bad_pale = rgb(0xFB, 0xE9, 0xE7),
    .grey = rgb(0x52, 0x5F, 0x6D),
    .grey_pale = rgb(0xEB, 0xEE, 0xF1),
    .on_accent = rgb(0xFF, 0xFF, 0xFF),
    .selection = rgb(0xBF, 0xD9, 0xF2),
    .veil = IM_COL32(0x1F, 0x29, 0x33, 0x66),
};

constexpr Colours kDark = {
    .canvas = rgb(0x16, 0x1A, 0x1F),
    .paper = rgb(0x1F, 0x25, 0x2C),
    .ink = rgb(0xE4, 0xE9, 0xEE),
    .quiet = rgb(0x9A, 0xA7, 0xB4),
    .line = rgb(0x33, 0x3C, 0x46),
    .edge = rgb(0x55, 0x62, 0x70),
    .accent = rgb(0x6F, 0xB1, 0xEE),
    .accent_strong = rgb(0x9C, 0xCB, 0xF5),
    .accent_pale = rgb(0x23, 0x3A, 0x52),
    .good = rgb(0x7F, 0xCB, 0x90),
    .good_pale = rgb(0x20, 0x38, 0x28),
    .warn = rgb(0xE8, 0xB3, 0x5A),
    .warn_pale = rgb(0x40, 0x32, 0x18),
    .bad = rgb(0xF0, 0x8A, 0x82),
    .bad_pale = rgb(0x45, 0x24, 0x23),
    .grey = rgb(0xB2, 0xBD, 0xC8),
    .grey_pale = rgb(0x2E, 0x36, 0x3F),
    .on_accent = rgb(0x10, 0x20, 0x30),
    .selection = rgb(0x2B, 0x50, 0x78),
    .veil = IM_COL32(0x00, 0x00, 0x00, 0x99),
};

// Black on white, states told by strong colours only: at least 7:1 everywhere.
constexpr Colours kContrast = {
    .canvas = rgb(0xFF, 0xFF, 0xFF),
    .paper = rgb(0xFF, 0xFF, 0xFF),
    .ink = rgb(0x00, 0x00, 0x00),
    .quiet = rgb(0x1C, 0x1C, 0x1C),
    .line = rgb(0x00, 0x00, 0x00),
    .edge = rgb(0x00, 0x00, 0x00),
    .accent = rgb(0x00, 0x2C, 0x8A),
    .accent_strong = rgb(0x00, 0x1C, 0x5C),
    .accent_pale = rgb(0xD6, 0xE4, 0xFF),
    .good = rgb(0x00, 0x4B, 0x12),
    .good_pale = rgb(0xE3, 0xFF, 0xE9),
    .warn = rgb(0x5C, 0x33, 0x00),
    .warn_pale = rgb(0xFF, 0xF0, 0xD0),
    .bad = rgb(0x8A, 0x00, 0x00),
    .bad_pale = rgb(0xFF, 0xE4, 0xE2),
    .grey = rgb(0x1C, 0x1C, 0x1C),
    .grey_pale = rgb(0xE6, 0xE6, 0xE6),
    .on_accent = rgb(0xFF, 0xFF, 0xFF),
    .selection = rgb(0xFF, 0xE0, 0x66),
    .veil = IM_COL32(0x00, 0x00, 0x00, 0xAA),
};

float current_scale = 1.0F;
const Colours* current_colours = &kLight;

const Colours& colours_of(Shade shade) {
  switch (shade) {
    case Shade::kDark: return kDark;
    case Shade::kContrast: return kContrast;
    case Shade::kLight: break;
  }
  return kLight;
}

void colour(ImGuiStyle& style, ImGuiCol which, ImU32 value) {
  style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value);
}

void colour_all(ImGuiStyle& style) {
  const Colours& c = colours();
  colour(style, ImGuiCol_Text, c.ink);
  colour(style, ImGuiCol_TextDisabled, c.quiet);
  colour(style, ImGuiCol_WindowBg, c.canvas);
  colour(style, ImGuiCol_ChildBg, c.paper);
  colour(style, ImGuiCol_PopupBg, c.paper);
  colour(style, ImGuiCol_Border, c.line);
  colour(style, ImGuiCol_FrameBg, c.paper);
  colour(style, ImGuiCol_FrameBgHovered, c.canvas);
  colour(style, ImGuiCol_FrameBgActive, c.paper);
  colour(style, ImGuiCol_TitleBg, c.paper);
  colour(style, ImGuiCol_TitleBgActive, c.paper);
  colour(style, ImGuiCol_Button, c.paper);
  colour(style, ImGuiCol_ButtonHovered, c.accent_pale);
  colour(style, ImGuiCol_ButtonActive, c.selection);
  colour(style, ImGuiCol_Header, c.accent_pale);
  colour(style, ImGuiCol_HeaderHovered, c.grey_pale);
  colour(style, ImGuiCol_HeaderActive, c.accent_pale);
  colour(style, ImGuiCol_CheckMark, c.accent);
  colour(style, ImGuiCol_ScrollbarBg, 0);
  colour(style, ImGuiCol_ScrollbarGrab, c.edge);
  colour(style, ImGuiCol_ScrollbarGrabHovered, c.quiet);
  colour(style, ImGuiCol_ScrollbarGrabActive, c.grey);
  colour(style, ImGuiCol_TextSelectedBg, c.selection);
  colour(style, ImGuiCol_NavHighlight, c.accent);
  colour(style, ImGuiCol_TableHeaderBg, c.canvas);
  colour(style, ImGuiCol_TableBorderLight, c.line);
  colour(style, ImGuiCol_TableBorderStrong, c.line);
  colour(style, ImGuiCol_ModalWindowDimBg, c.veil);
}

}  // namespace

const Colours& colours() {
  return *current_colours;
}

void apply(Shade shade, float scale) {
  current_scale = scale;
  current_colours = &colours_of(shade);
  ImGuiStyle& style = ImGui::GetStyle();
  if (shade == Shade::kDark) {
    ImGui::StyleColorsDark(&style);
  } else {
    ImGui::StyleColorsLight(&style);
  }
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
