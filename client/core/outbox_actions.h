// What a person does with an event that was refused or waits: throw it away, or save its words.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// Takes out an event that the server refused or holds, with everything that waits here and refers
// to it; words of an offer go back to a draft, so that nothing typed is lost. Gives how many events
// went. Error: not_allowed_now for one that is in the log, or may be: sent, and no answer came.
base::Result<std::size_t> discard_event(Replica& replica, const base::EventId& event);

// The event and its words as readable text.
base::Result<std::string> export_event(Replica& replica, const base::EventId& event);

}  // namespace yibao::client
