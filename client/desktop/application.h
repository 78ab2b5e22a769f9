// The program: window, core thread and workplace put together, and the loop that draws on demand.
#pragma once

#include "client/desktop/options.h"

namespace yibao::desktop {

// Gives the exit code: 0 done; 1 no window, no font, or a screenshot that could not be made.
int run(const Options& options);

}  // namespace yibao::desktop
