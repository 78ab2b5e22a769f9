// Documents as an office makes them, for tests that look at what comes out: with everything that a
// paper can have, and no real person's name or number.
#pragma once

#include "client/papers/paper.h"
#include "client/papers/workbook.h"

namespace yibao::papers {

// Red head, three levels of headings, a chart, a table of 60 rows, an annex in landscape, an
// imprint.
Paper sample_bulletin();
// A notice with a number of its own and enclosures.
Paper sample_notice();
// A plain paper: fields, a table, lines to be signed.
Paper sample_receipt();

// Who is paid what, with a column to be signed in.
Workbook sample_payees();
// People of the offices with their telephones, and a sheet with charts.
Workbook sample_roster();

Chart sample_ranking();
Chart sample_groups();
Chart sample_months();
Chart sample_pace();

}  // namespace yibao::papers
