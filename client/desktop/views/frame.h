// The window's fixed parts: the rail to the left, the place, the status line below.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

inline constexpr const char* kRailWindow = "navigation";
inline constexpr const char* kPlaceWindow = "place";
inline constexpr const char* kStatusWindow = "status";

float rail_width();
void draw_navigation(const View& view);
// Gives its height: what has to be said may take several lines.
float draw_status_line(const View& view);

// A part that stands where it stands, on paper unless it is the place; then `ImGui::End`.
void begin_fixed(const char* name, ImVec2 at, ImVec2 size, ImVec2 padding);
// Of a part against the next one: outside its own padding.
void draw_edge(ImVec2 from, ImVec2 to);

// Keys that work everywhere, and the sheet that tells of them.
void obey_shortcuts(const View& view);
void draw_shortcuts(const View& view);

// What was reported by telephone, noted over the place.
void draw_phone_call(const View& view);

}  // namespace yibao::desktop
