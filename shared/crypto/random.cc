#include "shared/crypto/random.h"

#include <openssl/rand.h>

#include "shared/base/assert.h"

namespace yibao::crypto {

void SystemRandom::fill(std::span<std::uint8_t> memory) {
  YIBAO_ASSERT(RAND_bytes(memory.data(), static_cast<int>(memory.size())) == 1);
}

}  // namespace yibao::crypto
