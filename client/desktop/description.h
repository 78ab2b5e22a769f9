// What is on the screen, for programs that cannot see: every widget with kind, label, value and
// rectangle, as JSON. Screen readers' bridges and scripts find and click things by it, and see by
// it that a click has been taken.
#pragma once

#include <string>
#include <vector>

#include "client/desktop/ui.h"

namespace yibao::desktop {

// `clicks`: of the left button, since the start, that what is on the screen knows of.
std::string describe(const std::vector<NotedWidget>& widgets, int clicks);

}  // namespace yibao::desktop
