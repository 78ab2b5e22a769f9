// Rows as they are read, cell by cell, within the limits.
#pragma once

#include "client/papers/sheet_rows.h"

namespace yibao::papers {

class SheetBuilder {
 public:
  void begin_row(std::size_t number);
  // Tidies the text; false: there is too much of it.
  bool put(std::size_t column, std::string_view text);
  bool end_row();

  bool is_huge() const { return huge_; }
  std::vector<SheetRow> take() { return std::move(rows_); }

 private:
  std::vector<SheetRow> rows_;
  SheetRow row_;
  std::size_t bytes_ = 0;
  std::size_t cells_ = 0;
  bool huge_ = false;
};

}  // namespace yibao::papers
