// What a finding or a purge takes away from this replica: contents, the draft with its history,
// wordings that the office made with those words at hand (shared/domain/wiping.h), and working
// papers of the item or quoting it. The caller holds the transaction, and completes it with
// Replica::finish_purge.
#pragma once

#include <set>

#include "client/core/replica.h"

namespace yibao::client {

// Nothing happens for an event of another type. Gives the other items whose rows are to be written
// again.
base::Result<std::vector<domain::Subject>> wipe_for(Replica& replica, const domain::Event& event);

// Words of these items that an answer brought whose server did not know yet what was found here.
// Gives whether there were any.
base::Result<bool> wipe_what_came(Replica& replica, const std::set<domain::Subject>& items);
// Everything that was found secret, as far as it is known here.
base::Result<std::set<domain::Subject>> secret_items(Replica& replica);

// What any revision of a draft had attached, unless an offer carries it.
base::Status forget_unsent(Replica& replica, const domain::Subject& draft);

}  // namespace yibao::client
