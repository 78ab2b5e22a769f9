// No SQL is built from data: what a database is asked to do is a literal, or literals put together
// from constants; values are bound.
#pragma once

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

// A file that may do otherwise, and why.
struct SqlPlace {
  std::string path;
  std::string reason;
};

// Statements given to a database that are no literals; and literals of SQL that are joined with
// anything but constants (kName), or formatted. Places that have none are told too.
Faults sql_faults(const std::vector<SqlPlace>& places, const std::vector<Source>& sources);

}  // namespace yibao::tidy
