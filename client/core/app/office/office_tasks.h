// What the office owes besides judging items: answers to units about commissions, bulletins that
// the rules want. Core thread; values.
#pragma once

#include "client/core/app/office/asking_sheet.h"
#include "client/core/app/office/bulletins_sheet.h"

namespace yibao::app {

struct OfficeTasks {
  std::vector<AskedLine> commissions;  // with something to judge, to answer or to remind of
  std::vector<DuePeriod> bulletins;    // of periods that are over, not published; newest first
  bool empty() const { return commissions.empty() && bulletins.empty(); }
};

// Errors: those of the store.
base::Result<OfficeTasks> office_tasks(client::Replica& replica);

}  // namespace yibao::app
