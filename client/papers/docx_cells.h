// What every table of a word processor's document is built from.
#pragma once

#include <string>
#include <vector>

namespace yibao::papers::docx {

// In points; 0: no line.
std::string border(const char* side, double points);

struct Grid {
  std::vector<double> widths;  // of the columns
  double line = 0;             // around all cells
  double padding = 0;          // above and below what a cell holds
};
std::string begin_table(const Grid& grid);

struct Cell {
  double width = 0;
  std::string content;  // paragraphs
  std::string borders = {};
  int columns = 1;
};
std::string cell(const Cell& cell);

}  // namespace yibao::papers::docx
