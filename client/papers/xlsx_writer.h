// A workbook as a spreadsheet file, ready to be printed: A4, as wide as the sheet, the header again
// on each page and in sight while scrolling, columns as wide as what they hold. The same workbook
// gives the same bytes. Any thread; for a moment parts of it lie in a private folder, in memory
// where the system has such a place.
#pragma once

#include "client/papers/workbook.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// Error: io, where the library or the disk could not make it.
base::Result<base::Bytes> to_xlsx(const Workbook& workbook);

}  // namespace yibao::papers
