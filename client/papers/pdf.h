// A paper as PDF: A4, Chinese line breaking, pages numbered at the foot, fonts embedded. The same
// paper on the same machine gives the same bytes. Any thread.
#pragma once

#include "client/papers/paper.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// Error: io, where the library could not make it (no font at all, no memory).
base::Result<base::Bytes> to_pdf(const Paper& paper);

}  // namespace yibao::papers
