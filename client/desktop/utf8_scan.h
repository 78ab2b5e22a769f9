// One character of a text at a time, without a copy of the whole.
#pragma once

#include <string_view>

namespace yibao::desktop {

struct Character {
  char32_t code_point = 0;
  std::size_t length = 1;  // bytes
};

// `at` is where a character begins. Bytes that are no character come one by one.
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (length == 1 || at + length > text.size()) return {lead, 1};
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    code_point = (code_point << 6U) | (byte(at + i) & 0x3FU);
  }
  return {code_point, length};
}

}  // namespace yibao::desktop
