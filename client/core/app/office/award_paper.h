// The sheet by which settled awards are paid out, on paper and as a spreadsheet. Pure.
#pragma once

#include "client/papers/paper.h"
#include "client/papers/workbook.h"
#include "shared/report/bulletin.h"

namespace yibao::app {

// Of a bulletin of awards, drafted or published.
papers::Paper payee_paper(const report::Bulletin& bulletin);
papers::Workbook payee_workbook(const report::Bulletin& bulletin);

}  // namespace yibao::app
