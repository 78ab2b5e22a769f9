// The columns of a table of news, in whatever order an office was sent them. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yibao::client {

// Which cell of a row is what, by a first line of headings.
struct NewsColumns {
  enum class Column : std::uint8_t { kDay, kTitle, kPlace, kForm, kIssue, kPost, kLevel, kNote };
  std::vector<std::optional<Column>> cells;
  char separator = '\t';

  // nullopt: the line is no line of headings (a title must be among them).
  static std::optional<NewsColumns> from(const std::string& line);
  std::vector<std::string> split(std::string_view line) const;
};

}  // namespace yibao::client
