// An emergency goes by telephone first; the text follows. What was said by telephone is noted at
// once, in three fields, as the beginning of a draft: it stands on top of every list until the text
// is offered, and the offer says when and to whom it was reported. Nothing of it leaves before.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct PhoneReport {
  base::Timestamp at{};  // of the call
  std::string to;        // who took it
  std::string what;      // in one line: the title to be
};

// Errors: not_allowed_now (phone_incomplete; phoned_later: a call that was not made yet), those of
// save_draft.
base::Result<domain::Subject> log_phone_report(Replica& replica, const PhoneReport& report);

// Reported by telephone, and nothing written yet beside the headings its kind begins with.
bool awaits_text(Replica& replica, const DraftDocument& document);

}  // namespace yibao::client
