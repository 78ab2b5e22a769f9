// Records files (design of the format: schemas/records.md): facts as CSV, from spreadsheets.
// Columns are found by name; every problem is reported with its row and column; a file with
// problems gives no facts.
#pragma once

#include <string_view>

#include "shared/rules/facts.h"
#include "shared/rules/problem.h"

namespace yibao::rules {

struct RecordsFile {
  std::vector<FactRow> rows;
  Problems problems;
  std::vector<std::string> ignored_columns;  // not ours; said, not refused
};

RecordsFile read_records(std::string_view csv, const Vocabulary& words);

struct UnitsFile {
  std::vector<Unit> units;
  Problems problems;
  std::vector<std::string> ignored_columns;
};

// Takes the place of the ruleset's own list of units; groups are the ruleset's.
UnitsFile read_units_file(std::string_view csv, const Vocabulary& words);

}  // namespace yibao::rules
