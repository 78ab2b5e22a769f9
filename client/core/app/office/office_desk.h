// What calls for the office on its desk: items and issues as the snapshot has them; commissions and
// bulletins read on the core thread. The screen's thread.
#pragma once

#include "client/core/app/loaded.h"
#include "client/core/app/office/issues.h"
#include "client/core/app/office/office_tasks.h"

namespace yibao::app {

// An issue that is being put together.
struct OpenIssue {
  rules::Name journal;
  int year = 0;
  std::int64_t number = 0;
  std::size_t items = 0;  // not printed yet
};

class OfficeDesk : public Loaded<OfficeTasks> {
 public:
  explicit OfficeDesk(Desk& desk) : Loaded(desk, &office_tasks) {}

  // Computed anew only where the rows or the rules changed.
  const std::vector<OpenIssue>& open_issues(const Snapshot& snapshot);
  // Nothing calls for anybody, as far as has been read.
  bool idle(const Snapshot& snapshot);

 private:
  std::shared_ptr<const DraftRows> rows_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::vector<OpenIssue> issues_;
};

}  // namespace yibao::app
