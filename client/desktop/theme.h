// Colours, distances and shapes of the window: light, calm, one accent.
#pragma once

#include <imgui.h>

namespace yibao::desktop::theme {

inline constexpr ImU32 rgb(unsigned red, unsigned green, unsigned blue) {
  return IM_COL32(red, green, blue, 255);
}

inline constexpr ImU32 kCanvas = rgb(0xF4, 0xF6, 0xF8);
inline constexpr ImU32 kPaper = rgb(0xFF, 0xFF, 0xFF);
inline constexpr ImU32 kInk = rgb(0x1F, 0x29, 0x33);
inline constexpr ImU32 kQuiet = rgb(0x62, 0x70, 0x80);
inline constexpr ImU32 kLine = rgb(0xDF, 0xE4, 0xEA);
inline constexpr ImU32 kEdge = rgb(0xBC, 0xC6, 0xD1);  // of what can be typed into or pressed
inline constexpr ImU32 kAccent = rgb(0x1D, 0x5C, 0x9E);
inline constexpr ImU32 kAccentStrong = rgb(0x16, 0x48, 0x7D);
inline constexpr ImU32 kAccentPale = rgb(0xE6, 0xEF, 0xF8);
inline constexpr ImU32 kGood = rgb(0x2A, 0x74, 0x3B);
inline constexpr ImU32 kGoodPale = rgb(0xE5, 0xF3, 0xE8);
inline constexpr ImU32 kWarn = rgb(0x97, 0x5A, 0x00);
inline constexpr ImU32 kWarnPale = rgb(0xFD, 0xF2, 0xDC);
inline constexpr ImU32 kBad = rgb(0xB0, 0x29, 0x23);
inline constexpr ImU32 kBadPale = rgb(0xFB, 0xE9, 0xE7);
inline constexpr ImU32 kGrey = rgb(0x52, 0x5F, 0x6D);
inline constexpr ImU32 kGreyPale = rgb(0xEB, 0xEE, 0xF1);

// To the drawing context that is current. `scale`: of the screen.
void apply(float scale);
// A distance at scale 1 in this screen's pixels.
float px(float distance);

}  // namespace yibao::desktop::theme
