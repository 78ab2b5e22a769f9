// What a process holds in memory, in bytes, as the kernel counts it.
#pragma once

#include <sys/types.h>

#include <cstddef>

namespace yibao::testing {

// 0 where there is no such process.
std::size_t memory_of(pid_t process);
// The most since it began, or since the peak was forgotten.
std::size_t peak_memory_of(pid_t process);
void forget_peak_memory(pid_t process);

}  // namespace yibao::testing
