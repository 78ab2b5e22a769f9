// Tables for a terminal: columns as wide as their widest field, a Chinese character two cells wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yibao::report {

// How many cells a terminal gives the text.
std::size_t display_width(std::string_view valid_utf8);

class Table {
 public:
  enum class Align : unsigned char { kLeft, kRight };

  void column(std::string heading, Align align = Align::kLeft);
  void row(std::vector<std::string> fields);
  bool empty() const { return rows_.empty(); }
  // Each line ends with \n; two blanks between columns, none at line ends.
  std::string text() const;

 private:
  struct Column {
    std::string heading;
    Align align;
  };
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace yibao::report
