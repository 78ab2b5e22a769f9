// A replica checks itself from its first entry: every signature, every receipt against its
// checkpoint, every content against its address; and the newest standing against its own ledger and
// against itself (standing_check.h).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "client/core/replica.h"

namespace yibao::client {

struct ReplicaReport {
  std::size_t entries = 0;
  std::size_t receipts = 0;  // own events proved to be in the log
  std::size_t contents = 0;
  std::vector<std::string> faults;
};

// `progress` hears the number of entries now and then; it returns false to cancel.
base::Result<ReplicaReport> verify_replica(Replica& replica,
                                           const std::function<bool(std::size_t)>& progress);

// Everything that is kept about one item: signatures, contents, receipts.
base::Result<ReplicaReport> verify_item(Replica& replica, const domain::Subject& item);

}  // namespace yibao::client
