#include "shared/base/ids.h"

#include <algorithm>
#include <cctype>

namespace yibao::base {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kTextLength = 26;

}  // namespace

std::string uuid_text(const ByteArray<16>& bytes) {
  // 128 bits in 26 digits of 5 bits: the first digit carries only 3.
  std::string text(kTextLength, '0');
  for (std::size_t digit = 0; digit < kTextLength; ++digit) {
    unsigned value = 0;
    for (std::size_t bit = 0; bit < 5; ++bit) {
      const std::size_t position = digit * 5 + bit;  // counted over 130 bits, two leading zeros
      const unsigned one =
          position < 2
              ? 0U
              : (static_cast<unsigned>(bytes[(position - 2) / 8]) >> (7 - (position - 2) % 8)) & 1U;
      value = value * 2 + one;
    }
    text[digit] = kDigits[value];
  }
  return text;
}

std::optional<ByteArray<16>> uuid_from_text(std::string_view text) {
  if (text.size() != kTextLength) return std::nullopt;
  ByteArray<16> bytes{};
  for (std::size_t digit = 0; digit < kTextLength; ++digit) {
    const std::size_t value = kDigits.find(text[digit]);
    if (value == std::string_view::npos) return std::nullopt;
    if (digit == 0 && value > 7) return std::nullopt;
    for (std::size_t bit = 0; bit < 5; ++bit) {
      const std::size_t position = digit * 5 + bit;
      if (position < 2) continue;
      const unsigned one = (static_cast<unsigned>(value) >> (4 - bit)) & 1U;
      auto& byte = bytes[(position - 2) / 8];
      byte = static_cast<std::uint8_t>(byte | (one << (7 - (position - 2) % 8)));
    }
  }
  return bytes;
}

ByteArray<16> IdMaker::next() {
  std::int64_t millis = to_millis(clock_.now());
  if (millis <= last_millis_) {
    millis = last_millis_;
    if (++counter_ > 0xFFFU) {
      counter_ = 0;
      ++millis;
    }
  } else {
    counter_ = 0;
  }
  last_millis_ = millis;

  ByteArray<16> bytes = random_.array<16>();
  for (std::size_t i = 0; i < 6; ++i) {
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(millis) >> (40 - 8 * i));
  }
  bytes[6] = static_cast<std::uint8_t>(0x70U | (counter_ >> 8U));  // version 7 (RFC 9562)
  bytes[7] = static_cast<std::uint8_t>(counter_);
  bytes[8] = static_cast<std::uint8_t>(0x80U | (bytes[8] & 0x3FU));  // RFC variant
  return bytes;
}

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > kCodeBytesMax) return false;
  const auto lower_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return lower_or_digit(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
           return lower_or_digit(c) || c == '_' || c == '-' || c == '.';
         });
}

}  // namespace yibao::base
