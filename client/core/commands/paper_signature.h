// A leader's signature on paper, registered by a second person with the scan of the page; only
// where the ruleset's sign-off rule allows it.
#pragma once

#include "client/core/commands/drafts.h"

namespace yibao::client {

// Whose signature on paper the person at the keyboard may register; nobody's where the ruleset does
// not allow paper, or where that person wrote the draft.
std::vector<base::PersonId> paper_signers(Replica& replica, const domain::Offer& offer);

// Endings of the files that a scan may be, with their dots.
std::vector<std::string> scan_endings();

// `input` says whose signature it is and what is ticked; the scan is kept and named by the event.
// Errors: not_allowed_now (scan_type), too_large; those of sign_off, and then nothing is kept.
base::Result<base::EventId> register_paper_signature(Replica& replica, const domain::Subject& item,
                                                     SignOffInput input, const std::string& name,
                                                     base::ByteView bytes);

}  // namespace yibao::client
