#include "tests/support/seed.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace yibao::testing {

std::uint64_t run_seed(const char* test) {
  const char* given = std::getenv("YIBAO_SEED");
  std::uint64_t seed = 0;
  if (given != nullptr && *given != '\0') {
    seed = std::strtoull(given, nullptr, 10);
  } else {
    std::random_device device;
    seed = (static_cast<std::uint64_t>(device()) << 32U) | device();
  }
  std::printf("%s: YIBAO_SEED=%llu\n", test, static_cast<unsigned long long>(seed));
  return seed;
}

int wanted(const char* variable, int usual) {
  const char* given = std::getenv(variable);
  return given == nullptr ? usual : std::atoi(given);
}

}  // namespace yibao::testing
