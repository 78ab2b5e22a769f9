// The seed of a property test: from YIBAO_SEED, else a fresh one. It is printed, so that a failure
// can be run again.
#pragma once

#include <cstdint>

namespace yibao::testing {

std::uint64_t run_seed(const char* test);

// How many rounds to try: all of them where users' programs are tested, a sixth under a sanitizer,
// which takes several times as long for each.
#ifdef YIBAO_SANITIZED
constexpr int rounds(int all) {
  return all < 6 ? 1 : all / 6;
}
#else
constexpr int rounds(int all) {
  return all;
}
#endif

// How many a test tries: what the variable says, which is its long form, else `usual`.
int wanted(const char* variable, int usual);

}  // namespace yibao::testing
