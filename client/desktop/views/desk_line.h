// A line of the desk that leads somewhere: a title, and beneath it a word in colour and a remark.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

struct DeskLine {
  std::string id;  // unique among the lines
  std::string title;
  std::string word;
  ImU32 ink = 0;
  ImU32 ground = 0;
  std::string remark;
};
// True when it was clicked.
bool draw_desk_line(const View& view, const DeskLine& line);

// A heading with a number that leads to the place where all of it stands; true when clicked.
bool draw_desk_heading(const View& view, std::string_view key, std::size_t count);

}  // namespace yibao::desktop
