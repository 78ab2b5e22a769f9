// Where lines of Chinese text end: between any two characters, but no line begins with a closing
// mark or ends with an opening one, and words and numbers in Latin letters stay whole.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace yibao::desktop {

struct TextLine {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // without the line feed or the blanks it ends with
};

// At least one line, also for an empty text. A word wider than the line is cut.
std::vector<TextLine> break_lines(std::string_view valid_utf8, float width,
                                  const std::function<float(char32_t)>& advance);

}  // namespace yibao::desktop
