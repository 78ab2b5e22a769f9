// A file of past records on its way into the log: read as `yibao-server score` reads it, with the
// same faults by row and column, into rows that an event can carry. Names of authors and the names
// of items stay behind: an event has codes and counts only.
#pragma once

#include <memory>

#include "client/core/replica.h"
#include "client/core/table_rows.h"
#include "shared/rules/records_csv.h"
#include "shared/texts/catalogue.h"

namespace yibao::client {

struct PastRow {
  std::size_t number = 0;  // in the file
  base::UnitCode unit;
  domain::RecordsImported::Row row;
};

struct PastFile {
  std::vector<PastRow> rows;  // none where there are problems
  rules::Problems problems;
  std::vector<std::string> ignored_columns;
  std::size_t with_authors = 0;  // rows that name some
  std::size_t with_notes = 0;
};

// The ruleset's words in force, with the register's units by every name they have or had. Null
// without a ruleset. Core thread.
std::shared_ptr<const rules::Vocabulary> past_words(const Replica& replica);

// Any thread. A file with more rows than go into the log at once has that problem.
PastFile read_past_file(std::string_view csv, const rules::Vocabulary& words);
// With its row and column, as they stand in the file.
std::string fault_text(const rules::Problem& problem, texts::Language language);
// A table in the place of the file: the same rows by the same numbers.
std::string csv_of(const TableRows& rows);

// Under which an item of a file is known in the log: the same for the same item in any file,
// another one for an item of that name in another unit or another time.
std::string past_item_id(const base::UnitCode& unit, const std::string& name, base::Date first);
// All of a row but its number, as one text: rows with the same one are the same.
std::string key_of(const base::UnitCode& unit, const domain::RecordsImported::Row& row);

}  // namespace yibao::client
