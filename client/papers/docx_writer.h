// A paper as a word processor's document, for offices that go on writing in it: the layout of the
// PDF with the faces official papers call for, headings that the program knows as such, tables
// whose header repeats, charts as pictures. The same paper gives the same bytes. Any thread.
#pragma once

#include "client/papers/paper.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// Error: io, where a library could not make it.
base::Result<base::Bytes> to_docx(const Paper& paper);

}  // namespace yibao::papers
