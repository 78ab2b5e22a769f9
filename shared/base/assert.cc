#include "shared/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace yibao::base {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "yibao: internal assertion failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace yibao::base
