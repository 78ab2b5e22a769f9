// What goes out to a device: the rows of its scopes from where it stopped, each looked at again as
// things are now. A row says that its unit was shown an entry once; whether it may see it still,
// and read its words, is decided when it goes (domain/audience.h).
#pragma once

#include <string>
#include <vector>

#include "server/service/log_state.h"
#include "shared/protocol/exchange.h"

namespace yibao::server {

// The scopes whose rows a unit's devices pull (feed_store.h).
std::vector<std::string> scopes_for(const base::UnitCode& unit, const domain::Registry& registry);

// Adds to `response`, which has its answers and the cursor to go on from, the entries after it and
// their contents. Nothing beyond what `state` knows of: the store may be ahead of it. Errors: the
// store's.
base::Status pull(const domain::DeviceInfo& device, const protocol::ExchangeRequest& request,
                  const LogState& state, Store& store, protocol::ExchangeResponse& response);

}  // namespace yibao::server
