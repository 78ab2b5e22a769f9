// The outbox as a screen shows it. Core thread; errors: those of the stores.
#pragma once

#include "client/core/app/snapshot.h"
#include "client/core/replica.h"

namespace yibao::app {

// What waits, is held or was refused, in the order it was made.
base::Result<OutboxRows> waiting_rows(client::Replica& replica);
// What arrived last, the latest first, with its number in the log; so many at most.
base::Result<OutboxRows> delivered_rows(client::Replica& replica, std::size_t most);

}  // namespace yibao::app
