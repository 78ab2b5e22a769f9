// YIBAO_ASSERT: for our own bugs only. It stays on in release builds: a wrong score or a lost
// receipt costs an office more than a restart. It prints the place and ends the process; every
// store survives that (crash-only: see ARCHITECTURE.md).
#pragma once

namespace yibao::base {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}  // namespace yibao::base

#define YIBAO_ASSERT(condition)                        \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::yibao::base::assertion_failed(#condition, __FILE__, __LINE__))
