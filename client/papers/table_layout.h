// A table on a page: columns by share or by content, rows that go on over the page's end, the
// header again on each page.
#pragma once

#include "client/papers/page.h"

namespace yibao::papers {

void draw_table(Page& page, const Table& table);

}  // namespace yibao::papers
