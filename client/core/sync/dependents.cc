#include "client/core/sync/dependents.h"

#include <algorithm>

#include "shared/domain/authority.h"

namespace yibao::client {

base::Result<std::vector<domain::Event>> dependents_of(Replica& replica, const base::EventId& id) {
  std::vector<domain::Event> dependents;
  YIBAO_TRY(const auto waiting, replica.outbox().all(false));
  for (const OutboxEntry& other : waiting) {
    if (other.id == id) continue;
    YIBAO_TRY(const auto kept, replica.entries().find(other.id));
    if (!kept) continue;
    YIBAO_TRY(domain::Event event, protocol::decode_event(kept->event.payload));
    const auto references = domain::references_of(event);
    const bool depends =
        std::any_of(references.begin(), references.end(),
                    [&](const domain::Reference& reference) { return reference.id == id; });
    if (depends) dependents.push_back(std::move(event));
  }
  return dependents;
}

}  // namespace yibao::client
