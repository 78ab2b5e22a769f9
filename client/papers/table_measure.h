// How wide a table's columns are and how large its letters, before any font is known: the same in
// every file that is made of it. Pure.
#pragma once

#include <vector>

#include "client/papers/paper_style.h"

namespace yibao::papers {

inline constexpr double kCellPadding = 4;  // at the left and the right of a cell

struct TableMeasure {
  double size = 0;             // of its letters
  std::vector<double> widths;  // of its columns, the whole room together; one at least
};

// By the table's own shares, or as its words need it.
TableMeasure measure(const Table& table, const PaperStyle& style, double room);

Align align_of(const Table& table, std::size_t column);

}  // namespace yibao::papers
