// After a server was restored from a backup: what its log has lost and this replica still has goes
// back into the outbox, so that nothing acknowledged is lost.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// `size` entries of the old epoch survive. Runs inside the caller's transaction.
base::Status offer_again_after(Replica& replica, std::uint64_t size, std::uint32_t epoch);

}  // namespace yibao::client
