#include "client/core/app/passphrase.h"

#include <set>

#include "shared/base/limits.h"
#include "shared/base/text.h"

namespace yibao::app {
namespace {

// A Han character is one of thousands, a letter or digit one of a few dozen.
constexpr std::size_t kHanWeight = 2;
constexpr std::size_t kVarietyFair = 6;
constexpr std::size_t kVarietyStrong = 9;
constexpr std::size_t kWeightFair = 12;
constexpr std::size_t kWeightStrong = 18;

}  // namespace

Strength strength_of(std::string_view passphrase) {
  if (passphrase.size() < base::limits::kPassphraseBytesMin) return Strength::kShort;
  if (!base::is_utf8(passphrase)) return Strength::kWeak;
  std::size_t weight = 0;
  std::size_t variety = 0;
  std::set<char32_t> seen;
  for (const char32_t c : base::to_code_points(passphrase)) {
    const std::size_t each = base::is_han(c) ? kHanWeight : 1;
    weight += each;
    if (seen.insert(c).second) variety += each;
  }
  if (variety < kVarietyFair || weight < kWeightFair) return Strength::kWeak;
  return variety >= kVarietyStrong && weight >= kWeightStrong ? Strength::kStrong : Strength::kFair;
}

}  // namespace yibao::app
