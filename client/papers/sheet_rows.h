// The rows of a table that a person brings: a sheet of a spreadsheet file, or separated values from
// a file or pasted out of a spreadsheet. What they mean is the importer's business. Any thread but
// the screen's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// Without the empty cells at its end.
struct SheetRow {
  std::size_t number = 0;  // as a spreadsheet counts it, from 1
  std::vector<std::string> cells;
};

// Cells are trimmed and hold nothing a reader could not see; rows without a word are left out.
struct SheetRows {
  std::string name;                // of the sheet; "" for separated values
  std::vector<std::string> names;  // of all sheets of the file that can be read
  std::vector<SheetRow> rows;
};

// By its name: .xlsx, .csv, .tsv, .txt.
bool is_sheet_file(const std::filesystem::path& file);

// `sheet`: its name, "" for the first one that is in sight. Errors: not_allowed_now
// (xlsx_unreadable, sheet_huge, sheet_missing, sheet_kind), not_utf8.
base::Result<SheetRows> sheet_of(const std::string& name, base::ByteView bytes,
                                 const std::string& sheet = "");
// Tabs between the cells where most of the first lines have them, else commas. Error:
// not_allowed_now (sheet_huge).
base::Result<SheetRows> sheet_of_text(const std::string& text);
// As above, and those of reading.
base::Result<SheetRows> read_sheet_file(const std::filesystem::path& file,
                                        const std::string& sheet = "");

}  // namespace yibao::papers
