// The rows of a table that somebody brings, as a spreadsheet numbers them: what they mean is the
// business of whoever reads them.
#pragma once

#include <string>
#include <vector>

namespace yibao::client {

struct TableRow {
  std::size_t number = 0;  // from 1
  std::vector<std::string> cells;
};
using TableRows = std::vector<TableRow>;

}  // namespace yibao::client
