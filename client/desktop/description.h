// What is on the screen, for programs that cannot see: every widget with kind, label, value and
// rectangle, as JSON. Screen readers' bridges and scripts find and click things by it.
#pragma once

#include <string>
#include <vector>

#include "client/desktop/ui.h"

namespace yibao::desktop {

std::string describe(const std::vector<NotedWidget>& widgets);

}  // namespace yibao::desktop
