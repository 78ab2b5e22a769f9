// How wide a text is without any font, in letters: for what is decided before a face is known.
#pragma once

#include <string_view>

namespace yibao::papers {

// A Chinese character and a full-width mark are one; anything else is a little more than half.
double em_width(std::string_view valid_utf8);

}  // namespace yibao::papers
