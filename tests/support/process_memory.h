// What a core file of a process would hold: all memory that it can write.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "shared/base/bytes.h"

namespace yibao::testing {

struct Region {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

// Heap, stacks, data; not what is larger than a gigabyte, as a sanitizer's shadow of terabytes is.
std::vector<Region> writable_regions(pid_t process);

// The bytes of another process, one region after the other. Throws std::runtime_error where this
// process may not look into that one.
void each_region(pid_t process, const std::function<void(base::ByteView)>& visit);

}  // namespace yibao::testing
