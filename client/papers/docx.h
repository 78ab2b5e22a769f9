// The text of a .docx: a ZIP archive with the document as XML. Everything about it is taken for
// hostile: sizes and counts are bounded before anything is unpacked, a document type is refused.
#pragma once

#include <string>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// Errors: not_allowed_now (docx_unreadable: no such archive, encrypted, broken; text_huge).
base::Result<std::string> docx_text(base::ByteView bytes, std::size_t text_bytes_max);

}  // namespace yibao::papers
