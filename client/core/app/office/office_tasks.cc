#include "client/core/app/office/office_tasks.h"

#include <algorithm>

namespace yibao::app {

base::Result<OfficeTasks> office_tasks(client::Replica& replica) {
  OfficeTasks tasks;
  YIBAO_TRY(const AskingSheet asking, asking_sheet(replica));
  std::copy_if(asking.lines.begin(), asking.lines.end(), std::back_inserter(tasks.commissions),
               [](const AskedLine& line) { return line.calls(); });
  if (!replica.ruleset()) return tasks;
  YIBAO_TRY(const BulletinsSheet bulletins, bulletins_sheet(replica));
  std::copy_if(bulletins.due.begin(), bulletins.due.end(), std::back_inserter(tasks.bulletins),
               [](const DuePeriod& due) { return !due.running && !due.published; });
  return tasks;
}

}  // namespace yibao::app
