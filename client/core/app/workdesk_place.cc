#include "client/core/app/workdesk_place.h"

#include <algorithm>
#include <iterator>

#include "client/core/app/drafts_place.h"
#include "client/core/hand_over.h"

namespace yibao::app {

const Awaiting& WorkdeskPlace::awaiting(const Snapshot& snapshot) {
  const auto& takes_over = snapshot.account->takes_over;
  if (snapshot.drafts == rows_ && takes_over == takes_over_) return awaiting_;
  rows_ = snapshot.drafts;
  takes_over_ = takes_over;
  awaiting_ = {};
  for (const auto& row : *rows_) {
    if (row->unit_name != snapshot.account->unit_name) continue;
    const auto stage = base::enum_from_name<domain::Stage>(row->state);
    const bool handed = row->author_id && takes_over.contains(*row->author_id) && stage &&
                        client::is_open(*stage) && !row->words_gone;
    if (handed) {
      awaiting_.handed_over.push_back(row);
      continue;
    }
    if (row->duty == SignDuty::kMine) {
      awaiting_.to_sign.push_back(row);
      continue;
    }
    if (row->awaits_text) {
      awaiting_.to_supply.push_back(row);
      continue;
    }
    switch (filter_of(*row)) {
      case DraftFilter::kWriting: awaiting_.writing.push_back(row); break;
      case DraftFilter::kToMend: awaiting_.to_mend.push_back(row); break;
      case DraftFilter::kToSign: awaiting_.with_leader.push_back(row); break;
      default: break;
    }
  }
  // What is urgent goes before what is new.
  for (DraftRows* rows : {&awaiting_.handed_over, &awaiting_.to_sign}) {
    std::stable_partition(rows->begin(), rows->end(),
                          [](const auto& row) { return row->emergency; });
  }
  return awaiting_;
}

DraftRows WorkdeskPlace::answers(const DraftRows& rows, const domain::Subject& commission) {
  DraftRows found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
               [&](const auto& row) { return row->commission == commission; });
  return found;
}

}  // namespace yibao::app
