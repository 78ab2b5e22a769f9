// What is pulled, before any of it is folded: each event signed by a key that its author had at
// that place of the log, and by an author who had the right there and then. The same question as at
// admission, by the same function; what the server let in all the same is kept as evidence.
//
// Pure but for the registry's past, which is asked for only where something older is pulled than
// what is known already.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "shared/domain/audience.h"
#include "shared/protocol/exchange.h"

namespace yibao::client {

// One pulled entry. An event whose signature is not good, whose author had no right to it, or that
// cannot be read at all (then there is no entry), is kept as evidence, never folded.
struct PulledEvent {
  std::optional<domain::Entry> entry;
  const protocol::SignedEvent* signed_event = nullptr;  // lives in the response
  bool good = false;
  const char* fault = "unverified event";  // where it is not
};

// The registry as this replica has it before the answer.
struct KnownRegistry {
  const domain::Registry& now;
  // The newest entry of the log that it is made of; UINT64_MAX where it holds what is not in the
  // log yet.
  std::uint64_t upto = 0;
  // What it is made of and is in the log, in order.
  std::function<base::Result<std::vector<domain::Entry>>()> entries;
};

// Signatures on all cores. `viewer`: a unit is not shown everybody's roles, so it judges the rights
// of the office's people and of whoever speaks for the unit itself; the office judges all.
// Errors: those of KnownRegistry::entries.
base::Result<std::vector<PulledEvent>> check_pulled(const protocol::ExchangeResponse& response,
                                                    const crypto::PublicKey& log_key,
                                                    const KnownRegistry& known,
                                                    const domain::Viewer& viewer);

}  // namespace yibao::client
