// What an entry takes away: the contents it names, or, when a secret was found, every content of
// the item, with an incident that stands until each copy is known to be gone.
#pragma once

#include <vector>

#include "server/store/store.h"
#include "shared/base/log.h"

namespace yibao::server {

// Inside the writer's transaction. `shown_after`: the feed's last position before the entry was
// shown; a device that has pulled past it has the entry, and has purged. Gives the addresses
// purged. Errors: the store's.
base::Result<std::vector<domain::ContentAddress>> purge_for(const domain::Entry& entry,
                                                            std::uint64_t shown_after, Store& store,
                                                            base::Log& log);

}  // namespace yibao::server
