// What calls for the office on its desk: picked from the list of items, so nothing has to be read.
// The screen's thread.
#pragma once

#include "client/core/app/office/issues.h"

namespace yibao::app {

// An issue that is being put together.
struct OpenIssue {
  rules::Name journal;
  int year = 0;
  std::int64_t number = 0;
  std::size_t items = 0;  // not printed yet
};

struct OfficeAwaiting {
  DraftRows asked_back;  // their units ask for them back; whatever was said of them before
  DraftRows received;    // to be judged: emergencies first, then what has waited longest
  std::vector<OpenIssue> issues;
  bool empty() const { return asked_back.empty() && received.empty() && issues.empty(); }
};

class OfficeDesk {
 public:
  // Computed anew only where the rows or the rules changed.
  const OfficeAwaiting& awaiting(const Snapshot& snapshot);

 private:
  std::shared_ptr<const DraftRows> rows_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  OfficeAwaiting awaiting_;
};

}  // namespace yibao::app
