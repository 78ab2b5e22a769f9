// Where lines of Chinese text end: between any two characters, but no line begins with a closing
// mark or ends with an opening one, and words and numbers in Latin letters stay whole.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace yibao::app {

// A character's width.
using Advance = std::function<float(char32_t)>;

struct BrokenLine {
  std::size_t begin = 0;
  std::size_t end = 0;  // without the line feed, with the blanks that hang over the edge
  float left = 0;       // where its first character stands
  bool ends_paragraph = false;
};

// At least one line, also for an empty text. A word wider than the line is cut. Each paragraph's
// first line begins `indent` from the left unless the writer indented it already. Where `steps` is
// given, each character's width is put there.
std::vector<BrokenLine> break_lines(std::u32string_view text, float width, float indent,
                                    const Advance& advance, std::vector<float>* steps = nullptr);

}  // namespace yibao::app
