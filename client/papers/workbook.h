// What goes into a spreadsheet file: sheets with a title, a header and typed cells. A value;
// xlsx_writer.h makes the file. Figures are given as exact text, as they are to be seen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/papers/chart.h"
#include "shared/base/time.h"

namespace yibao::papers {

struct SheetCell {
  enum class Kind : std::uint8_t {
    kText,     // stays text, whatever it looks like: a number of a telephone, "=1+1"
    kNumber,   // "12", "-0.50": with as many decimals as it has here
    kPercent,  // "93.3" for 93.3 %
  };
  Kind kind = Kind::kText;
  std::string text;
};

inline SheetCell text_cell(std::string text) {
  return {SheetCell::Kind::kText, std::move(text)};
}
inline SheetCell whole_cell(std::int64_t number) {
  return {SheetCell::Kind::kNumber, std::to_string(number)};
}
inline SheetCell number_cell(std::string text) {
  return {SheetCell::Kind::kNumber, std::move(text)};
}
inline SheetCell percent_cell(std::string text) {
  return {SheetCell::Kind::kPercent, std::move(text)};
}

struct Sheet {
  std::string name;   // on its tab; what a tab cannot hold is replaced
  std::string title;  // above, over all columns
  std::string remark;
  std::vector<std::string> header;
  std::vector<std::vector<SheetCell>> rows;
  std::vector<Chart> charts = {};  // below
  bool portrait = false;
};

struct Workbook {
  std::string title;
  std::vector<Sheet> sheets;
  // What the file says of its making: the same workbook gives the same bytes.
  base::Timestamp made_at{};
};

}  // namespace yibao::papers
