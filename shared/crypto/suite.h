// The suites of algorithms a log may use. Its founding fixes one for good: the log key is of that
// suite, so is every key that joins, and the suite's id stands in all that is signed. Nothing is
// negotiated, so nothing can be downgraded. Numbers go over the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yibao::crypto {

enum class SuiteId : std::uint16_t {
  kEd25519Sha256 = 1,  // RFC 8032, FIPS 180-4
  kSm2Sm3 = 2,         // 国密: GB/T 32918, GB/T 32905
};
inline constexpr SuiteId kSuites[] = {SuiteId::kEd25519Sha256, SuiteId::kSm2Sm3};

// As an administrator chooses it: "ed25519" or "sm2".
std::string_view suite_name(SuiteId suite);
std::optional<SuiteId> suite_from_name(std::string_view name);

}  // namespace yibao::crypto
