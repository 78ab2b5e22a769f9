// Bulletins as they would be published now: drafted by the program from the office's account of all
// units, for the units of the period's last day. Core thread.
#pragma once

#include "client/core/bulletins.h"
#include "client/core/ledger.h"
#include "shared/report/bulletin_draft.h"

namespace yibao::client {

// Errors: not_allowed_now (office_only: a replica that does not see all units; bulletin_future: a
// period that has not begun; bulletin_unchanged: nothing to correct); ruleset_missing; not_found (a
// correction of what is not here); content_purged.
base::Result<report::Bulletin> draft_bulletin(Replica& replica, const BulletinPlan& plan);

// What the office knows beside the figures, for a draft as of a day.
base::Result<report::BulletinSource> bulletin_source(Replica& replica);
// The head as the office had it last; what it never had is the draft's.
base::Status take_usual_head(Replica& replica, report::Bulletin& drafted);
base::Result<std::vector<report::CommissionTally>> commission_tallies(Replica& replica,
                                                                      const rules::FactTable& facts,
                                                                      const rules::Period& period,
                                                                      base::Date as_of);

base::Result<report::BulletinReference> reference_to(Replica& replica,
                                                     const PublishedBulletin& bulletin);

// Since it was published: as it stands now by the same days, and which units have other figures.
struct BulletinSince {
  report::Bulletin published;
  report::Bulletin now;
  std::vector<report::BulletinChange> changes;
};
// Gives each changed unit what came or went in the log after the bulletin's last entry.
base::Status add_causes(Replica& replica, const report::Bulletin& published,
                        std::vector<report::BulletinChange>& changes);
// `explain`: with what came or went since, which is looked for in the log. Errors: as for drafting.
base::Result<BulletinSince> changes_since(Replica& replica, const PublishedBulletin& bulletin,
                                          bool explain);

}  // namespace yibao::client
