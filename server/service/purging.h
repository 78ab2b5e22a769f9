// What an entry takes away: the contents it names, or, when a secret was found, every content of
// the item, with an incident that stands until each copy is known to be gone.
#pragma once

#include <vector>

#include "server/store/store.h"
#include "shared/base/log.h"

namespace yibao::server {

// Inside the writer's transaction, after the entry was shown: an incident is closed for a device
// that has pulled past it. Gives the addresses purged. Errors: the store's.
base::Result<std::vector<domain::ContentAddress>> purge_for(const domain::Entry& entry,
                                                            Store& store, base::Log& log);

}  // namespace yibao::server
