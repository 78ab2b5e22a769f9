// The rows of a spreadsheet file (.xlsx): a ZIP archive with the sheets as XML. Everything about it
// is taken for hostile: sizes and counts are bounded before anything is unpacked, document types
// and parts that lie elsewhere are refused, formulas are never computed: what they gave when the
// file was saved is read.
#pragma once

#include "client/papers/sheet_rows.h"

namespace yibao::papers {

// `sheet`: its name, "" for the first one that is in sight. Errors: not_allowed_now
// (xlsx_unreadable: no such archive, encrypted, broken; sheet_missing; sheet_huge).
base::Result<SheetRows> xlsx_rows(base::ByteView bytes, const std::string& sheet);

}  // namespace yibao::papers
