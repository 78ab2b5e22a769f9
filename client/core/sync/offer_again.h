// After a server was restored from a backup: what its log has lost and this replica still has goes
// out again, so that nothing acknowledged is lost. Stamps are kept beside the entries with the
// receipts that prove them: the log takes an event back as received when it was.
//
// What others made they offer themselves, with their proof; from here it goes out after some days,
// where nobody else has.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

// How long others' lost entries wait for their authors: a long weekend.
inline constexpr std::chrono::hours kOthersOfferFirst{96};

// `size` entries of that epoch and those before survive. Gives the events that are lost. Runs
// inside the caller's transaction.
base::Result<std::vector<domain::Event>> offer_again_after(Replica& replica, std::uint64_t size,
                                                           std::uint32_t epoch);
// What nobody else has offered until now. Runs inside the caller's transaction.
base::Status offer_what_is_due(Replica& replica);

}  // namespace yibao::client
