#include "client/core/app/text/text_units.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

enum class Kind : unsigned char { kBlank, kLineFeed, kHan, kLetter, kMark };

Kind kind_of(char32_t c) {
  if (c == U'\n') return Kind::kLineFeed;
  if (base::is_space(c)) return Kind::kBlank;
  if (base::is_han(c)) return Kind::kHan;
  const bool ascii_letter =
      (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_';
  const bool letter = ascii_letter || (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c <= 0x30FF) ||
                      (c >= 0xFF10 && c <= 0xFF5A);
  return letter ? Kind::kLetter : Kind::kMark;
}

// Written onto the character before it.
bool is_attached(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace

std::size_t next_character(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  ++at;
  while (at < text.size() && is_attached(text[at])) ++at;
  return at;
}

std::size_t previous_character(std::u32string_view text, std::size_t at) {
  at = std::min(at, text.size());
  if (at > 0) --at;
  while (at > 0 && is_attached(text[at])) --at;
  return at;
}

std::size_t next_word(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const Kind kind = kind_of(text[at]);
  if (kind == Kind::kLineFeed) return at + 1;
  while (at < text.size() && kind_of(text[at]) == kind) ++at;
  while (at < text.size() && kind_of(text[at]) == Kind::kBlank) ++at;
  return at;
}

std::size_t previous_word(std::u32string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && kind_of(text[at - 1]) == Kind::kBlank) --at;
  if (at == 0) return 0;
  const Kind kind = kind_of(text[at - 1]);
  if (kind == Kind::kLineFeed) return at - 1;
  while (at > 0 && kind_of(text[at - 1]) == kind) --at;
  return at;
}

TextSpan word_at(std::u32string_view text, std::size_t at) {
  if (text.empty()) return {};
  at = std::min(at, text.size() - 1);
  // Behind the last character of a paragraph its last word is meant.
  if (text[at] == U'\n' && at > 0 && text[at - 1] != U'\n') --at;
  const Kind kind = kind_of(text[at]);
  if (kind == Kind::kLineFeed) return {at, at};
  TextSpan word{at, at};
  while (word.begin > 0 && kind_of(text[word.begin - 1]) == kind) --word.begin;
  while (word.end < text.size() && kind_of(text[word.end]) == kind) ++word.end;
  return word;
}

TextSpan paragraph_at(std::u32string_view text, std::size_t at) {
  at = std::min(at, text.size());
  TextSpan paragraph{at, at};
  while (paragraph.begin > 0 && text[paragraph.begin - 1] != U'\n') --paragraph.begin;
  while (paragraph.end < text.size() && text[paragraph.end] != U'\n') ++paragraph.end;
  return paragraph;
}

}  // namespace yibao::app
