// The operating system's random source, by OpenSSL: the one for keys, salts and one-time codes.
#pragma once

#include "shared/base/random.h"

namespace yibao::crypto {

class SystemRandom final : public base::RandomSource {
 public:
  void fill(std::span<std::uint8_t> memory) override;
};

}  // namespace yibao::crypto
