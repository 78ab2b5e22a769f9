// The catalogue against the code: no key without a row, no row without a use, nothing Chinese
// outside the catalogue.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "shared/texts/catalogue.h"
#include "tests/tidy/source_text.h"

namespace yibao::tidy {

// Rows that lack a language, differ in their {placeholders}, say Chinese in the English, or stand
// twice.
Faults row_faults(std::span<const texts::Row> rows);

// Literals in the code that look like a key, as their first word is one of the catalogue's
// families, and have no row. "error." with nothing after it makes keys, and some row must begin so.
// `names` look like keys and are none.
Faults missing_row_faults(std::span<const texts::Row> rows, const std::vector<Source>& sources,
                          const std::vector<std::string>& names);

// Rows that no literal names. A key made of a family and a name ("why." + name) is used when the
// name, or its last word, is a literal of its own. `open_families` are named by what people type.
Faults unused_row_faults(std::span<const texts::Row> rows, const std::vector<Source>& sources,
                         const std::vector<std::string>& open_families);

struct ChinesePlace {
  std::string path;
  std::string reason;
};
// Chinese letters in literals outside the places; and places that have none.
Faults chinese_faults(const std::vector<ChinesePlace>& places, const std::vector<Source>& sources);

}  // namespace yibao::tidy
