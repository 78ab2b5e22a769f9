// A CSV file as a table with named columns (RFC 4180; UTF-8, byte-order mark allowed; LF or CRLF).
// Notes problems by row and column; rows are numbered as a spreadsheet shows them, so a field with
// line ends in it is still one row, and a blank row counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/problem.h"

namespace yibao::rules {

struct CsvColumn {
  const char* name;
  std::vector<const char*> also;  // other headings people write
  bool required = false;
};

// The parts of a field; Chinese sheets separate with either semicolon.
std::vector<std::string> semicolon_list(std::string text);

class CsvTable {
 public:
  // Reads all of it; on problems the table may have fewer rows.
  CsvTable(std::string_view csv, const std::vector<CsvColumn>& columns);

  std::size_t rows() const { return rows_.size(); }
  // The field, trimmed; empty where the column is not there.
  const std::string& at(std::size_t row, const std::string& column) const;
  std::size_t number(std::size_t row) const { return numbers_[row]; }

  // A whole number between the bounds, both inclusive; none where the field is empty, or is noted.
  std::optional<std::int64_t> whole_number(std::size_t row, const std::string& column,
                                           std::int64_t least, std::int64_t most);

  void note(std::size_t row, const std::string& column, const std::string& key,
            base::TextArgs args = {});
  Problems& problems() { return problems_; }
  std::vector<std::string>& ignored_columns() { return ignored_; }

 private:
  void read_header(const std::vector<std::string>& fields, const std::vector<CsvColumn>& columns,
                   std::size_t number);
  void check_widths();

  std::vector<std::string> headings_;  // as they stand in the file
  std::map<std::string, std::size_t> places_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> numbers_;
  Problems problems_;
  std::vector<std::string> ignored_;
};

}  // namespace yibao::rules
