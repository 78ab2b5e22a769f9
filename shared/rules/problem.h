// What is wrong with a ruleset or a records file, and where. All of them are reported at once; the
// sentence is in the text catalogue under "problem.<key>".
#pragma once

#include <string>
#include <vector>

#include "shared/base/error.h"

namespace yibao::rules {

struct Problem {
  std::string place;  // "$.points[2].items.when" or "row 17, column 'journal'"
  std::string key;
  base::TextArgs args;
  // Of a table, as a person finds it: the row's number, the column's heading in that file.
  std::size_t row = 0;
  std::string column = {};
};

using Problems = std::vector<Problem>;

}  // namespace yibao::rules
