// A digest as two people compare it by eye, or read it out over the telephone.
#pragma once

#include <string>

#include "shared/crypto/digest.h"

namespace yibao::crypto {

// "A1B2 C3D4 …": sixteen groups of four.
std::string fingerprint(const Digest& digest);

}  // namespace yibao::crypto
