// A one-time code for somebody, asked for by an administrator. Three steps, so that the thread
// which owns the replica never waits for a line: challenge (line), prepare (replica: the
// administrator's key signs), invite (line). The code is shown once and kept nowhere.
#pragma once

#include "client/core/replica.h"
#include "client/core/sync/link.h"

namespace yibao::client {

struct InviteInput {
  base::PersonId person;
  std::uint16_t hours = 0;
  bool replaces = true;  // codes of that person that are still open end
};

// What can be known before any line is used. Errors: signed_out, no_right, person_unknown,
// too_many_keys, usage (hours).
base::Status check_invite(const Replica& replica, const InviteInput& input);
// Errors: those of check_invite.
base::Result<protocol::InviteRequest> prepare_invite(Replica& replica, const InviteInput& input,
                                                     const protocol::Nonce& nonce);
// All three in the caller's thread. Errors: all of the above, those of the line, what the server
// answered.
base::Result<protocol::Invitation> invite(Replica& replica, Link& link, const InviteInput& input);

}  // namespace yibao::client
