#include "tests/support/own_memory.h"

#include <unistd.h>

#include "tests/support/process_memory.h"

namespace yibao::testing {
namespace {

constexpr std::uint8_t kMask = 0xA5;

}  // namespace

Masked::Masked(base::ByteView secret) {
  for (const char c : secret) masked_.push_back(static_cast<std::uint8_t>(c) ^ kMask);
}

// Whatever lies there is looked at, also what a sanitizer has fenced off.
__attribute__((no_sanitize_address, no_sanitize_thread)) std::size_t Masked::times_between(
    std::uint64_t begin, std::uint64_t end) const {
  std::size_t times = 0;
  const std::uint8_t first = masked_.front() ^ kMask;
  const std::size_t size = masked_.size();
  const std::uint8_t* const secret = masked_.data();
  for (std::uint64_t at = begin; at + size <= end; ++at) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): addresses are what the table has
    const volatile auto* place = reinterpret_cast<const volatile std::uint8_t*>(at);
    if (*place != first) continue;
    std::size_t same = 1;
    while (same < size && (place[same] ^ kMask) == secret[same]) ++same;
    if (same == size) ++times;
  }
  return times;
}

std::size_t Masked::times_in_memory() const {
  std::size_t times = 0;
  for (const Region& region : writable_regions(::getpid())) {
    times += times_between(region.begin, region.end);
  }
  return times;
}

std::string Masked::text() const {
  std::string text;
  text.reserve(masked_.size());
  for (const std::uint8_t byte : masked_) text += static_cast<char>(byte ^ kMask);
  return text;
}

}  // namespace yibao::testing
