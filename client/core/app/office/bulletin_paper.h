// A bulletin as an official document (GB/T 9704: red head, addressees, sections, annexes with
// tables and charts, signature, imprint) and as a workbook. Pure: the same snapshot gives the same
// paper.
#pragma once

#include "client/papers/paper.h"
#include "client/papers/workbook.h"
#include "shared/report/bulletin.h"

namespace yibao::app {

papers::Paper bulletin_paper(const report::Bulletin& bulletin);
// A sheet for each table, and all figures of the units.
papers::Workbook bulletin_workbook(const report::Bulletin& bulletin);

}  // namespace yibao::app
