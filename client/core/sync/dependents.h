// Which events that still wait refer to another one: they stand or fall with it.
#pragma once

#include <vector>

#include "client/core/replica.h"

namespace yibao::client {

// The waiting (and held) events that refer to `id` directly, decoded.
base::Result<std::vector<domain::Event>> dependents_of(Replica& replica, const base::EventId& id);

}  // namespace yibao::client
