#include "client/papers/sheet_builder.h"

#include "client/papers/sheet_limits.h"
#include "client/papers/sheet_text.h"

namespace yibao::papers {

void SheetBuilder::begin_row(std::size_t number) {
  row_ = {number, {}};
}

bool SheetBuilder::put(std::size_t column, std::string_view text) {
  std::string tidy = tidy_cell(text);
  if (tidy.empty()) return true;
  bytes_ += tidy.size();
  huge_ = huge_ || bytes_ > kSheetTextBytesMax || column >= kSheetColumnsMax;
  if (huge_) return false;
  if (row_.cells.size() <= column) row_.cells.resize(column + 1);
  row_.cells[column] = std::move(tidy);
  return true;
}

bool SheetBuilder::end_row() {
  if (row_.cells.empty()) return true;
  cells_ += row_.cells.size();
  rows_.push_back(std::move(row_));
  row_ = {};
  huge_ = huge_ || rows_.size() > kSheetRowsMax || cells_ > kSheetCellsMax;
  return !huge_;
}

}  // namespace yibao::papers
