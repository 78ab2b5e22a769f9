// The seed of a property test: from YIBAO_SEED, else a fresh one. It is printed, so that a failure
// can be run again.
#pragma once

#include <cstdint>

namespace yibao::testing {

std::uint64_t run_seed(const char* test);

}  // namespace yibao::testing
