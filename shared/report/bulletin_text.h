// A bulletin for a terminal, and its figures as separated values.
#pragma once

#include "shared/report/bulletin.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

// All of the document; of a snapshot that has none, the table of its units.
std::string to_text(texts::Language language, const Bulletin& bulletin);
// The units' figures, with a byte-order mark.
std::string to_csv(texts::Language language, const Bulletin& bulletin);

}  // namespace yibao::report
