#include "shared/base/ids.h"

#include <algorithm>
#include <utility>

namespace yibao::base {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kTextLength = 26;

constexpr auto kValues = [] {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = -1;
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    values.at(static_cast<unsigned char>(kDigits[i])) = static_cast<std::int8_t>(i);
  }
  return values;
}();

std::pair<std::uint64_t, std::uint64_t> halves(const ByteArray<16>& bytes) {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    high = (high << 8U) | bytes[i];
    low = (low << 8U) | bytes[8 + i];
  }
  return {high, low};
}

}  // namespace

std::string uuid_text(const ByteArray<16>& bytes) {
  // 128 bits in 26 digits of 5 bits, from the last one: the first digit carries only 3.
  auto [high, low] = halves(bytes);
  std::string text(kTextLength, '0');
  for (std::size_t digit = kTextLength; digit-- > 0;) {
    text[digit] = kDigits[low & 31U];
    low = (low >> 5U) | (high << 59U);
    high >>= 5U;
  }
  return text;
}

std::optional<ByteArray<16>> uuid_from_text(std::string_view text) {
  if (text.size() != kTextLength || kValues[static_cast<unsigned char>(text.front())] > 7) {
    return std::nullopt;
  }
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  for (const char c : text) {
    const int value = kValues[static_cast<unsigned char>(c)];
    if (value < 0) return std::nullopt;
    high = (high << 5U) | (low >> 59U);
    low = (low << 5U) | static_cast<std::uint64_t>(value);
  }
  ByteArray<16> bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[i] = static_cast<std::uint8_t>(high >> (56 - 8 * i));
    bytes[8 + i] = static_cast<std::uint8_t>(low >> (56 - 8 * i));
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
