// Colours, distances and shapes of the window: calm, one accent; light, dark, or high contrast.
//
// The screen's thread; one window, one screen.
#pragma once

#include <imgui.h>

#include "client/core/app/preferences.h"

namespace yibao::desktop::theme {

inline constexpr ImU32 rgb(unsigned red, unsigned green, unsigned blue) {
  return IM_COL32(red, green, blue, 255);
}

// "Pale" is the ground on which the colour of the same name is written.
struct Colours {
  ImU32 canvas;
  ImU32 paper;
  ImU32 ink;
  ImU32 quiet;
  ImU32 line;
  ImU32 edge;  // of what can be typed into or pressed
  ImU32 accent;
  ImU32 accent_strong;
  ImU32 accent_pale;
  ImU32 good;
  ImU32 good_pale;
  ImU32 warn;
  ImU32 warn_pale;
  ImU32 bad;
  ImU32 bad_pale;
  ImU32 grey;
  ImU32 grey_pale;
  ImU32 on_accent;  // text on the accent
  ImU32 selection;  // behind marked text
  ImU32 veil;       // over what a dialog covers
};

using app::Shade;

// The palette in use.
const Colours& colours();

// To the drawing context that is current. `scale`: of the screen and the person's font size.
void apply(Shade shade, float scale);
// A distance at scale 1 in this screen's pixels.
float px(float distance);

}  // namespace yibao::desktop::theme
