// Who is talking: a device proves its key on a nonce and gets a token for a short while. Everything
// here lives in memory; a restart asks every device to prove itself again. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "server/service/admission.h"
#include "shared/protocol/session.h"

namespace yibao::server {

class Sessions {
 public:
  Sessions(base::Clock& clock, base::RandomSource& random) : clock_(clock), random_(random) {}

  // Good for one attempt within a minute.
  protocol::Nonce challenge();
  // That attempt: afterwards nobody knows the nonce. Error: session_expired.
  base::Status take(const protocol::Nonce& nonce);
  // Errors: session_expired (unknown nonce), device_unknown, device_revoked, bad_signature.
  base::Result<protocol::SessionToken> open(const protocol::SessionRequest& request,
                                            const LogState& state, const Denied& denied);
  // Checked at every request, so that a device that is revoked, or nobody's any more, is out within
  // the second (device_access.h).
  // Errors: session_expired, device_revoked.
  base::Result<base::DeviceId> device_of(const protocol::SessionToken& token, const LogState& state,
                                         const Denied& denied);
  std::size_t open_sessions() const;

 private:
  struct Session {
    base::DeviceId device;
    std::chrono::steady_clock::time_point until;
  };
  void drop_expired();

  base::Clock& clock_;
  base::RandomSource& random_;
  mutable std::mutex mutex_;
  std::map<protocol::Nonce, std::chrono::steady_clock::time_point> nonces_;
  std::map<protocol::SessionToken, Session> sessions_;
};

}  // namespace yibao::server
