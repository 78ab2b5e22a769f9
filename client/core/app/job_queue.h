// The two kinds of work the screen has done by others: jobs of the core thread, which has the
// replica; and errands, which need no replica but may take long (a folder on a slow drive, another
// program) and must not hold up the core.
#pragma once

#include <functional>

#include "client/core/app/queue.h"

namespace yibao::app {

class Core;

using JobQueue = Queue<std::function<void(Core&)>>;
using ErrandQueue = Queue<std::function<void()>>;

}  // namespace yibao::app
