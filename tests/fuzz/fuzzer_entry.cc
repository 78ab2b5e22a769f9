// What libFuzzer calls. The target is named by YIBAO_FUZZ_TARGET in the environment.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const yibao::fuzz::Target& target = []() -> const yibao::fuzz::Target& {
    const char* name = std::getenv("YIBAO_FUZZ_TARGET");
    return yibao::fuzz::target(name == nullptr ? "" : name);
  }();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
