#include "client/core/app/office/office_desk.h"

namespace yibao::app {

const std::vector<OpenIssue>& OfficeDesk::open_issues(const Snapshot& snapshot) {
  if (snapshot.drafts == rows_ && snapshot.ruleset == ruleset_) return issues_;
  rows_ = snapshot.drafts;
  ruleset_ = snapshot.ruleset;
  issues_.clear();
  if (!ruleset_) return issues_;
  for (const JournalShelf& shelf : shelves_of(*rows_, *ruleset_, snapshot.today)) {
    for (const Issue& issue : shelf.issues) {
      if (!issue.is_open()) continue;
      issues_.push_back(
          {shelf.journal.name, issue.year, issue.number, issue.lines.size() - issue.printed});
    }
  }
  return issues_;
}

bool OfficeDesk::idle(const Snapshot& snapshot) {
  return snapshot.waiting->received->empty() && snapshot.waiting->asked_back.empty() &&
         open_issues(snapshot).empty() && sheet() && sheet()->empty();
}

}  // namespace yibao::app
