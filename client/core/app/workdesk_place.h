// The place after signing in: which drafts and items call for the person, picked from the list.
// What else stands there comes from the snapshot (commissions, what was refused) and from the
// figures (standing_place.h). The screen's thread.
#pragma once

#include "client/core/app/snapshot.h"

namespace yibao::app {

// Rows of the list by what has to be done; each the newest first.
struct Awaiting {
  DraftRows to_supply;    // reported by telephone, the text awaited
  DraftRows handed_over;  // open work of somebody who has left, see Account::takes_over
  DraftRows to_sign;      // by this person
  DraftRows to_mend;      // sent back or returned
  DraftRows with_leader;  // laid before somebody else
  DraftRows writing;      // local
  bool empty() const {
    return to_supply.empty() && handed_over.empty() && to_sign.empty() && to_mend.empty() &&
           with_leader.empty() && writing.empty();
  }
};

class WorkdeskPlace {
 public:
  // Computed anew only when the rows changed, or who has handed over. A unit's own rows count
  // only.
  const Awaiting& awaiting(const Snapshot& snapshot);
  // Rows that answer a commission, the newest first.
  static DraftRows answers(const DraftRows& rows, const domain::Subject& commission);

 private:
  std::shared_ptr<const DraftRows> rows_;
  std::map<base::PersonId, std::string> takes_over_;
  Awaiting awaiting_;
};

}  // namespace yibao::app
