#include "shared/base/text.h"

#include <algorithm>

namespace yibao::base {
namespace {

bool is_latin_or_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

// Chinese marks and other full-width or symbol characters that a word processor counts singly.
bool counts_singly(char32_t c) {
  return is_han(c) || (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x33FF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || c == 0xB7;
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  std::size_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (lead < 0x80) {
    text.remove_prefix(1);
    return lead;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2, value = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3, value = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return std::nullopt;
  }
  if (text.size() < size) return std::nullopt;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool is_invisible(char32_t c) {
  const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool override_mark = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool non_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
  return control || separator || override_mark || non_character || c == 0xFEFF;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    // Nearly all that is read here: ASCII, and three bytes that cannot be overlong or a surrogate.
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t plain = 0;
    while (plain < text.size() && byte(plain) < 0x80) ++plain;
    text.remove_prefix(plain);
    while (text.size() >= 3 && byte(0) > 0xE0 && byte(0) < 0xED && (byte(1) & 0xC0U) == 0x80U &&
           (byte(2) & 0xC0U) == 0x80U) {
      text.remove_prefix(3);
    }
    if (!text.empty() && byte(0) >= 0x80 && !take_code_point(text)) return false;
  }
  return true;
}

bool are_utf8(std::span<const char* const> arguments) {
  return std::all_of(arguments.begin(), arguments.end(),
                     [](const char* each) { return is_utf8(each); });
}

bool has_invisible_characters(std::string_view text) {
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c || is_invisible(*c)) return true;
  }
  return false;
}

std::u32string to_code_points(std::string_view valid_utf8) {
  std::u32string code_points;
  code_points.reserve(valid_utf8.size() / 2);
  while (!valid_utf8.empty()) {
    const auto c = take_code_point(valid_utf8);
    if (!c) break;
    code_points.push_back(*c);
  }
  return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string text;
  text.reserve(code_points.size() * 3);
  const auto push = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  for (const char32_t c : code_points) {
    if (c < 0x80) {
      push(c);
    } else if (c < 0x800) {
      push(0xC0 | (c >> 6U));
      push(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
      push(0xE0 | (c >> 12U));
      push(0x80 | ((c >> 6U) & 0x3FU));
      push(0x80 | (c & 0x3FU));
    } else {
      push(0xF0 | (c >> 18U));
      push(0x80 | ((c >> 12U) & 0x3FU));
      push(0x80 | ((c >> 6U) & 0x3FU));
      push(0x80 | (c & 0x3FU));
    }
  }
  return text;
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::size_t count_words(std::string_view valid_utf8, CountMode mode) {
  std::size_t count = 0;
  bool in_run = false;
  while (!valid_utf8.empty()) {
    const auto c = take_code_point(valid_utf8);
    if (!c) break;
    if (is_space(*c)) {
      in_run = false;
      continue;
    }
    const bool joins_a_run = (mode == CountMode::kOffice && is_latin_or_digit(*c)) ||
                             (mode == CountMode::kWordProcessor && !counts_singly(*c));
    if (!joins_a_run || !in_run) ++count;
    in_run = joins_a_run;
  }
  return count;
}

std::string tidy_lines(std::string_view valid_utf8) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (valid_utf8.starts_with(kByteOrderMark)) valid_utf8.remove_prefix(kByteOrderMark.size());
  std::string text;
  text.reserve(valid_utf8.size());
  const auto end_line = [&] {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  };
  for (std::size_t i = 0; i < valid_utf8.size(); ++i) {
    const char c = valid_utf8[i];
    if (c == '\r') {
      if (i + 1 < valid_utf8.size() && valid_utf8[i + 1] == '\n') continue;
      end_line();
      text.push_back('\n');
    } else if (c == '\n') {
      end_line();
      text.push_back('\n');
    } else {
      text.push_back(c);
    }
  }
  end_line();
  return text;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpaces[] = {" ", "\t", "\r", "\n", "\u3000"};
  const auto space_at = [&](bool end) {
    return std::find_if(std::begin(kSpaces), std::end(kSpaces), [&](std::string_view space) {
      return end ? text.ends_with(space) : text.starts_with(space);
    });
  };
  for (auto space = space_at(false); space != std::end(kSpaces); space = space_at(false)) {
    text.remove_prefix(space->size());
  }
  for (auto space = space_at(true); space != std::end(kSpaces); space = space_at(true)) {
    text.remove_suffix(space->size());
  }
  return text;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!trim(text).empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace yibao::base
