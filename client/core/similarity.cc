#include "client/core/similarity.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::client {
namespace {

// With so many the estimate is within a few percent.
constexpr std::size_t kHashesMost = 128;

bool counts(char32_t c) {
  const bool digit = c >= U'0' && c <= U'9';
  const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return digit || letter || base::is_han(c);
}

// FNV-1a over the characters, stirred at the end so that the least hashes are a fair sample.
std::uint32_t hash_of(std::u32string_view run) {
  std::uint32_t hash = 2166136261U;
  for (const char32_t c : run) hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
  hash ^= hash >> 15U;
  hash *= 2246822519U;
  hash ^= hash >> 13U;
  return hash;
}

}  // namespace

Fingerprint fingerprint(std::string_view text, std::size_t run) {
  std::u32string characters = base::to_code_points(text);
  std::erase_if(characters, [](char32_t c) { return !counts(c); });
  Fingerprint hashes;
  if (characters.empty()) return hashes;
  const std::u32string_view all = characters;
  const std::size_t runs = all.size() > run ? all.size() - run + 1 : 1;
  hashes.reserve(runs);
  for (std::size_t i = 0; i < runs; ++i) hashes.push_back(hash_of(all.substr(i, run)));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > kHashesMost) hashes.resize(kHashesMost);
  hashes.shrink_to_fit();
  return hashes;
}

int likeness_percent(const Fingerprint& one, const Fingerprint& other) {
  std::size_t seen = 0;
  std::size_t common = 0;
  auto a = one.begin();
  auto b = other.begin();
  while (seen < kHashesMost && a != one.end() && b != other.end()) {
    ++seen;
    if (*a == *b) {
      ++common;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  seen =
      std::min(kHashesMost, seen + static_cast<std::size_t>((one.end() - a) + (other.end() - b)));
  return seen == 0 ? 0 : static_cast<int>(common * 100 / seen);
}

}  // namespace yibao::client
