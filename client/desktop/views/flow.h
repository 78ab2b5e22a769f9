// Things side by side that go on in the next line where the room ends.
#pragma once

#include <algorithm>

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// On in the line where there is room for so much, else on the next one.
inline void flow(float width, float gap = theme::px(6)) {
  ImGui::SameLine(0, gap);
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

// As wide as a button with the label is.
inline float button_width(const View& view, std::string_view label) {
  return view.ui.width_of(label) + 2 * ImGui::GetStyle().FramePadding.x;
}

inline bool flowing_button(const View& view, std::string_view key, Ui::Look look,
                           bool enabled = true) {
  const std::string label = view.say(key);
  flow(button_width(view, label));
  return view.ui.button(label, look, enabled);
}

// How high a panel is that takes the rest of a place, less what stands below it. Large type in a
// small window: the place is scrolled rather than the panel squeezed.
inline float rest_of_place(float below = 0) {
  return std::max(ImGui::GetContentRegionAvail().y - below, theme::px(220));
}

}  // namespace yibao::desktop
