// What the pre-flight looks for in a text: figures, examples, secrecy marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yibao::rules {

// A digit, or a Chinese number of at least two characters with a unit: 二十三户 is a figure, the 一
// of 一是 is none.
bool has_figure(std::string_view body);

// A word that commonly introduces an example.
bool has_example(std::string_view body);

bool contains_any(std::string_view text, const std::vector<std::string>& markers);

// 一、情况 is one; 一、情况。今年以来… is a paragraph that begins with a number.
bool is_heading(std::string_view line);
// 一、 for the first (0); "" after the tenth.
std::string heading_number(std::size_t index);

struct CharacterRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// The first classification mark (绝密★ and the like).
std::optional<CharacterRange> secret_mark_in(std::string_view text);

}  // namespace yibao::rules
