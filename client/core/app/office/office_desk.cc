#include "client/core/app/office/office_desk.h"

#include <algorithm>

#include "client/core/app/office/inbox_place.h"

namespace yibao::app {
namespace {

std::vector<OpenIssue> open_issues(const Snapshot& snapshot) {
  std::vector<OpenIssue> open;
  if (!snapshot.ruleset) return open;
  for (const JournalShelf& shelf :
       shelves_of(*snapshot.drafts, *snapshot.ruleset, snapshot.today)) {
    for (const Issue& issue : shelf.issues) {
      if (!issue.is_open()) continue;
      open.push_back(
          {shelf.journal.name, issue.year, issue.number, issue.lines.size() - issue.printed});
    }
  }
  return open;
}

}  // namespace

const OfficeAwaiting& OfficeDesk::awaiting(const Snapshot& snapshot) {
  if (snapshot.drafts == rows_ && snapshot.ruleset == ruleset_) return awaiting_;
  rows_ = snapshot.drafts;
  ruleset_ = snapshot.ruleset;
  awaiting_ = {};
  for (const auto& row : *rows_) {
    if (row->withdrawal_asked) awaiting_.asked_back.push_back(row);
  }
  awaiting_.received = ItemQueue::in_order(*rows_, &InboxPlace::waits);
  awaiting_.issues = open_issues(snapshot);
  return awaiting_;
}

}  // namespace yibao::app
