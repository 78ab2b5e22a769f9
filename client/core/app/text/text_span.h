// A part of a text in code points, and what is attached to parts of it.
#pragma once

#include <cstddef>
#include <vector>

namespace yibao::app {

struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last one

  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
  auto operator<=>(const TextSpan&) const = default;
};

// Stays with its words while the text around it changes. What it means is known to who set it.
struct TextMark {
  TextSpan span;
  std::size_t number = 0;
};

// After `removed` was replaced by `inserted` characters. A mark whose words are all gone goes too.
void shift_marks(std::vector<TextMark>& marks, TextSpan removed, std::size_t inserted);

}  // namespace yibao::app
