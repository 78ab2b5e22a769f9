// A unit's figures month by month, side by side: points, what each measure counts. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::app {

struct MonthTable {
  struct Row {
    rules::Name name;
    bool points = false;             // else a measure
    std::vector<std::string> cells;  // one a month; "" for nothing
  };
  std::vector<rules::Period> months;  // of the year around the period that have begun
  std::vector<Row> rows;
};

// Errors: those of account_sheet().
base::Result<MonthTable> account_months(client::Replica& replica, const base::UnitCode& unit,
                                        const rules::Period& period);

}  // namespace yibao::app
