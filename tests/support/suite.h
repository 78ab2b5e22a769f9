// The suite that the logs of a test are founded in: from YIBAO_SUITE ("ed25519", "sm2"), else the
// first. So one test proves both.
#pragma once

#include <cstdlib>
#include <stdexcept>

#include "shared/crypto/suite.h"

namespace yibao::testing {

inline crypto::SuiteId tested_suite() {
  const char* name = std::getenv("YIBAO_SUITE");
  if (name == nullptr) return crypto::SuiteId::kEd25519Sha256;
  const auto suite = crypto::suite_from_name(name);
  if (!suite) throw std::runtime_error("YIBAO_SUITE: ed25519 or sm2");
  return *suite;
}

}  // namespace yibao::testing
