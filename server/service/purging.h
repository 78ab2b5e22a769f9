// What an entry takes away: the contents it names, or, when a secret was found, every content of
// the item and each wording that was written with it at hand (shared/domain/wiping.h). It is shown
// to everybody who was ever shown those words, and an incident stands for it until each copy is
// known to be gone.
#pragma once

#include <set>
#include <vector>

#include "server/service/showing.h"
#include "shared/base/log.h"

namespace yibao::server {

// Inside the writer's transaction, after the entry was shown to its own audience. Gives the
// addresses purged. Errors: the store's.
base::Result<std::vector<domain::ContentAddress>> purge_for(const domain::Entry& entry,
                                                            const domain::Registry& registry,
                                                            Showing& showing, Store& store,
                                                            base::Log& log);

// The numbers of the entries whose contents it takes away, as far as the log is known.
base::Result<std::set<std::uint64_t>> wiped_by(const domain::Event& event, Store& store);

}  // namespace yibao::server
