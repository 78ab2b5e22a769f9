#include "shared/base/random.h"

#include "shared/base/assert.h"

namespace yibao::base {

std::uint64_t RandomSource::below(std::uint64_t bound) {
  YIBAO_ASSERT(bound > 0);
  // Rejects the uneven tail, so that every value is equally likely.
  const std::uint64_t tail = (UINT64_MAX % bound + 1) % bound;
  while (true) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : array<8>()) value = (value << 8U) | byte;
    if (value <= UINT64_MAX - tail) return value % bound;
  }
}

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
std::uint64_t SeededRandom::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

void SeededRandom::fill(std::span<std::uint8_t> memory) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < memory.size(); ++i) {
    if (i % 8 == 0) word = next();
    memory[i] = static_cast<std::uint8_t>(word >> (8 * (i % 8)));
  }
}

}  // namespace yibao::base
