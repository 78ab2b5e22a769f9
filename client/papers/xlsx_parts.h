// The small parts of a spreadsheet file, read before its sheets: how parts refer to each other,
// which sheets there are, the texts they share, how numbers are shown.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/papers/number_format.h"
#include "client/papers/xml_reader.h"
#include "client/papers/zip_archive.h"

namespace yibao::papers::xlsx {

// Reads a part with whoever listens. Errors: not_allowed_now (xlsx_unreadable, sheet_huge).
base::Status read_part(const ZipReader& archive, const std::string& part, std::size_t bytes_max,
                       XmlListener& listener);

struct Relation {
  std::string type;  // its last word: "worksheet"
  std::string part;  // "" where it lies elsewhere
};
// By their ids; those of `part`, none where it has none. Errors as above.
base::Result<std::map<std::string, Relation>> relations_of(const ZipReader& archive,
                                                           const std::string& part);
// The first of a type.
std::optional<std::string> part_of_type(const std::map<std::string, Relation>& relations,
                                        std::string_view type);

struct SheetEntry {
  std::string name;
  std::string relation;
  bool hidden = false;
};
struct Book {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};
base::Result<Book> read_book(const ZipReader& archive, const std::string& part);

base::Result<std::vector<std::string>> read_strings(const ZipReader& archive,
                                                    const std::string& part);

// One for each style that a cell may name.
base::Result<std::vector<NumberFormat>> read_formats(const ZipReader& archive,
                                                     const std::string& part);

}  // namespace yibao::papers::xlsx
