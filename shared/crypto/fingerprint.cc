#include "shared/crypto/fingerprint.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::crypto {
namespace {

constexpr std::size_t kGroup = 4;

}  // namespace

std::string fingerprint(const Digest& digest) {
  std::string hex = base::to_hex(base::view(digest));
  std::transform(hex.begin(), hex.end(), hex.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += kGroup) {
    text += (text.empty() ? "" : " ") + hex.substr(i, kGroup);
  }
  return text;
}

}  // namespace yibao::crypto
