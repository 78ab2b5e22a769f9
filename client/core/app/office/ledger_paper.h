// A unit's account of a period on paper and as a workbook: places, targets, each rule with its
// points, each point with its clause and evidence. Of one unit, or of several as the sheets that
// are fed back to them, each beginning on a sheet of its own. Pure.
#pragma once

#include "client/papers/paper.h"
#include "client/papers/workbook.h"
#include "shared/report/unit_statement.h"

namespace yibao::app {

papers::Paper ledger_paper(texts::Language language, const report::UnitStatement& statement,
                           base::Timestamp made_at);
papers::Paper feedback_paper(texts::Language language,
                             const std::vector<report::UnitStatement>& statements,
                             base::Timestamp made_at);
papers::Workbook ledger_workbook(texts::Language language, const report::UnitStatement& statement,
                                 base::Timestamp made_at);

}  // namespace yibao::app
