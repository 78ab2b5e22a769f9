// What a finding or a purge takes away from this replica: contents, the draft with its history,
// wordings that the office made with those words at hand (shared/domain/wiping.h), and working
// papers of the item or quoting it. The caller holds the transaction, and completes it with
// Replica::finish_purge.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// Nothing happens for an event of another type. Gives the other items whose rows are to be written
// again.
base::Result<std::vector<domain::Subject>> wipe_for(Replica& replica, const domain::Event& event);

// What any revision of a draft had attached, unless an offer carries it.
base::Status forget_unsent(Replica& replica, const domain::Subject& draft);

}  // namespace yibao::client
