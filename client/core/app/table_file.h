// A table that a person brings, as the core reads it. For errands.
#pragma once

#include "client/core/table_rows.h"
#include "client/papers/sheet_rows.h"

namespace yibao::app {

inline client::TableRows table_rows(papers::SheetRows sheet) {
  client::TableRows rows;
  rows.reserve(sheet.rows.size());
  for (papers::SheetRow& row : sheet.rows) rows.push_back({row.number, std::move(row.cells)});
  return rows;
}

// What the picker offers for it.
inline const std::vector<std::string>& table_endings() {
  static const std::vector<std::string> kEndings = {".xlsx", ".csv", ".tsv", ".txt"};
  return kEndings;
}

}  // namespace yibao::app
