#include "shared/crypto/suite.h"

namespace yibao::crypto {

std::string_view suite_name(SuiteId suite) {
  return suite == SuiteId::kSm2Sm3 ? "sm2" : "ed25519";
}

std::optional<SuiteId> suite_from_name(std::string_view name) {
  for (const SuiteId suite : kSuites) {
    if (suite_name(suite) == name) return suite;
  }
  return std::nullopt;
}

}  // namespace yibao::crypto
