// What comes from a keyboard, the clipboard or a file, brought to what may stand in a text.
#pragma once

#include <string>
#include <string_view>

namespace yibao::app {

struct CleanText {
  std::u32string text;
  std::size_t dropped = 0;  // control characters, invisible ones, bytes that are no character
};

// Line ends become \n; in one line they become blanks, and those at its end go.
CleanText clean_text(std::string_view bytes, bool one_line);

// May be typed: no control character, nothing that a reader could not see.
bool may_be_typed(char32_t code_point);

std::size_t utf8_size(std::u32string_view text);

// Where a place in the words as they are stored lies in the words as they were typed: storing
// leaves out blanks at line ends and, of a title, those around it.
std::size_t place_as_typed(std::u32string_view typed, std::size_t place_as_stored, bool one_line);

}  // namespace yibao::app
