// Which file may know which library: a library that leaks out of its corner can no longer be
// replaced, and the heavy ones slow every build.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

struct LibraryRule {
  std::string header;               // how the include begins: "nlohmann/"
  std::vector<std::string> places;  // files, or folders ending with a slash
};

// An include outside the library's places; and a file named as a place that does not use it, so
// that the list stays short.
Faults library_faults(const std::vector<LibraryRule>& rules, const std::vector<Source>& sources);

}  // namespace yibao::tidy
