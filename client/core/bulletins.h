// Bulletins: drafted from the office's account of all units, published as a frozen snapshot, read
// by everyone from that snapshot.
#pragma once

#include "client/core/ledger.h"
#include "shared/report/bulletin.h"

namespace yibao::client {

// As it would be published now. Error: not_allowed_now for a replica that does not see all units.
base::Result<report::Bulletin> draft_bulletin(Replica& replica, const rules::Period& period);

struct PublishedBulletin {
  domain::Subject id;
  domain::Fact<domain::BulletinPublished> fact;
};
base::Result<domain::Subject> publish_bulletin(Replica& replica, const rules::Period& period,
                                               std::int64_t number,
                                               std::optional<base::EventId> corrects);
base::Result<std::vector<PublishedBulletin>> bulletins(Replica& replica);
base::Result<report::Bulletin> snapshot_of(Replica& replica, const PublishedBulletin& bulletin);

}  // namespace yibao::client
