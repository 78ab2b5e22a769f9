// One-time codes asked for over the line, by an administrator from the office's own desk. The
// session says which device asks; the administrator's key has signed what is asked, over a nonce of
// this server's that is good once: a stolen token or a request that was listened to invites nobody.
// Thread-safe.
#pragma once

#include <mutex>

#include "server/service/enrolment.h"
#include "server/service/sessions.h"
#include "shared/protocol/invitation.h"

namespace yibao::server {

class Invitations {
 public:
  struct Options {
    base::Clock& clock;
    std::vector<crypto::Digest> certificates;  // that a client may see
    std::string public_address;
  };
  // All of them outlive it.
  Invitations(LogWriter& writer, Sessions& sessions, Enrolment& enrolment, const Denied& denied,
              Options options);

  // The answer's bytes, sealed to the device. Errors: server_busy (too many in a minute),
  // session_expired (the nonce), bad_signature (also of a key that is not known), key_revoked,
  // foreign_key, no_right, field_invalid (hours), person_unknown, too_many_keys.
  base::Result<base::Bytes> invite(const base::DeviceId& device,
                                   const protocol::InviteRequest& request);

 private:
  base::Status check(const base::DeviceId& device, const protocol::InviteRequest& request,
                     const LogState& state);

  LogWriter& writer_;
  Sessions& sessions_;
  Enrolment& enrolment_;
  const Denied& denied_;
  Options options_;
  std::mutex mutex_;
  RateLimit rate_;
};

}  // namespace yibao::server
