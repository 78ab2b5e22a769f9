#include "client/core/app/text/clean_text.h"

#include "shared/base/text.h"

namespace yibao::app {
namespace {

bool is_latin_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}

bool only_blanks_before_line_end(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_latin_blank(text[at])) ++at;
  return at == text.size() || text[at] == U'\n';
}

}  // namespace

bool may_be_typed(char32_t c) {
  return c != U'\t' && c != U'\n' && !base::is_invisible(c);
}

CleanText clean_text(std::string_view bytes, bool one_line) {
  CleanText clean;
  clean.text.reserve(bytes.size() / 2);
  bool after_return = false;
  while (!bytes.empty()) {
    const auto c = base::take_code_point(bytes);
    if (!c) {
      bytes.remove_prefix(1);
      ++clean.dropped;
      continue;
    }
    const bool second_half = *c == U'\n' && after_return;
    after_return = *c == U'\r';
    if (second_half) continue;
    if (*c == U'\r' || *c == U'\n' || *c == 0x2028 || *c == 0x2029) {
      clean.text.push_back(one_line ? U' ' : U'\n');
    } else if (*c == U'\t' && one_line) {
      clean.text.push_back(U' ');
    } else if (base::is_invisible(*c)) {
      ++clean.dropped;
    } else {
      clean.text.push_back(*c);
    }
  }
  while (one_line && !clean.text.empty() && clean.text.back() == U' ') clean.text.pop_back();
  return clean;
}

std::size_t utf8_size(std::u32string_view text) {
  std::size_t size = 0;
  for (const char32_t c : text) size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  return size;
}

std::size_t place_as_typed(std::u32string_view typed, std::size_t place_as_stored, bool one_line) {
  std::size_t at = 0;
  while (one_line && at < typed.size() && is_latin_blank(typed[at])) ++at;
  for (std::size_t stored = 0; at < typed.size(); ++at) {
    if (is_latin_blank(typed[at]) && only_blanks_before_line_end(typed, at)) continue;
    if (stored == place_as_stored) return at;
    ++stored;
  }
  return typed.size();
}

}  // namespace yibao::app
