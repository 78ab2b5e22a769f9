#include "tests/fuzz/target.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace yibao::fuzz {

std::span<const Target> targets() {
  static const std::vector<Target> kAll = [] {
    std::vector<Target> joined;
    for (const auto& table : {wire_targets(), document_targets(), table_targets()}) {
      joined.insert(joined.end(), table.begin(), table.end());
    }
    return joined;
  }();
  return kAll;
}

const Target& target(std::string_view name) {
  for (const Target& each : targets()) {
    if (each.name == name) return each;
  }
  throw std::out_of_range("no such target: " + std::string(name));
}

void must_hold(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace yibao::fuzz
