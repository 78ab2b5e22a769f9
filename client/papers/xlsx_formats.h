// What the cells of a spreadsheet look like; the library keeps one format for each look. One thread
// at a time.
#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <cstdint>
#include <map>

namespace yibao::papers {

struct CellLook {
  enum class Kind : std::uint8_t { kTitle, kRemark, kHeader, kText, kNumber, kPercent };
  Kind kind = Kind::kText;
  std::size_t decimals = 0;
  auto operator<=>(const CellLook&) const = default;
};

class CellFormats {
 public:
  // `workbook` owns what is made, and outlives it.
  explicit CellFormats(lxw_workbook* workbook) : workbook_(workbook) {}

  lxw_format* of(const CellLook& look);

 private:
  lxw_format* make(const CellLook& look);

  lxw_workbook* workbook_;
  std::map<CellLook, lxw_format*> formats_;
};

}  // namespace yibao::papers
