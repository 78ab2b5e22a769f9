// What the kernel counts of another process. Throws std::runtime_error where there is none.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <stdexcept>

namespace yibao::bench {

// Now, and the most it has had.
std::uint64_t resident_bytes(pid_t process);
std::uint64_t peak_resident_bytes(pid_t process);
// Of all its threads, to the nanosecond.
double processor_seconds(pid_t process);

}  // namespace yibao::bench
