// A bulletin for a terminal, and its figures as separated values.
#pragma once

#include "shared/report/bulletin.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

// A table with its caption and remark.
std::string table_text(const BulletinTable& table);
// The units' figures of a snapshot without a document.
BulletinTable units_table(texts::Language language, const Bulletin& bulletin);
// All of the document; of a snapshot that has none, the table of its units.
std::string to_text(texts::Language language, const Bulletin& bulletin);
// The units' figures, with a byte-order mark.
std::string to_csv(texts::Language language, const Bulletin& bulletin);

}  // namespace yibao::report
