// What has to be said when no window can be opened: on the terminal, and in whatever small dialog
// the desktop has.
#pragma once

#include <string>

namespace yibao::desktop {

void say_without_window(const std::string& text);

}  // namespace yibao::desktop
