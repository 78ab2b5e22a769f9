// What a core file of another process would hold: all memory that it can write.
#pragma once

#include <sys/types.h>

#include <functional>

#include "shared/base/bytes.h"

namespace yibao::testing {

// One region after the other, at most a gigabyte of each. Throws std::runtime_error where this
// process may not look into that one.
void each_region(pid_t process, const std::function<void(base::ByteView)>& visit);

}  // namespace yibao::testing
