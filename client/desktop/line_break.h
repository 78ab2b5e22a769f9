// Lines of a text as it is drawn: the rule is that of the editor (client/core/app/text), the places
// are bytes.
#pragma once

#include <string_view>
#include <vector>

#include "client/core/app/text/line_break.h"

namespace yibao::desktop {

struct TextLine {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // without the line feed or the blanks it ends with
};

// At least one line, also for an empty text. A word wider than the line is cut.
std::vector<TextLine> break_lines(std::string_view valid_utf8, float width,
                                  const app::Advance& advance);

}  // namespace yibao::desktop
