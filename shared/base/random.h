// The source of randomness: injected, so that a simulation can replay a run. Secrets (keys, salts,
// one-time codes) must come from a source that says it is fit for them (shared/crypto/random.h).
#pragma once

#include <cstdint>
#include <span>

#include "shared/base/bytes.h"

namespace yibao::base {

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual void fill(std::span<std::uint8_t> memory) = 0;

  template <std::size_t N>
  ByteArray<N> array() {
    ByteArray<N> bytes{};
    fill(bytes);
    return bytes;
  }
  // Uniform in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound);
};

// A fast generator for simulations, property tests and jitter: never for secrets.
class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> memory) override;
  std::uint64_t next();

 private:
  std::uint64_t state_;
};

}  // namespace yibao::base
