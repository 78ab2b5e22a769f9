// Who is talking: a device proves its key on a nonce and gets a token for a short while. Everything
// here lives in memory; a restart asks every device to prove itself again. Thread-safe.
//
// Whoever asks gets a nonce, and nothing is kept of it: it bears its time and this process's proof.
// What is kept, that each counts once, costs a device's good signature and is bounded for each
// device: strangers fill nothing, and no device shuts out another.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "server/service/admission.h"
#include "shared/crypto/secret_box.h"
#include "shared/protocol/session.h"

namespace yibao::server {

class Sessions {
 public:
  Sessions(base::Clock& clock, base::RandomSource& random);

  // Good within a minute.
  protocol::Nonce challenge();
  // Once, by a device that has proved itself: afterwards the nonce counts no more.
  // Errors: session_expired; server_busy where this device asks too often.
  base::Status take(const protocol::Nonce& nonce, const base::DeviceId& device);
  // Errors: session_expired (unknown nonce), device_unknown (also where it is another's signature),
  // device_revoked, server_busy.
  base::Result<protocol::SessionToken> open(const protocol::SessionRequest& request,
                                            const LogState& state, const Denied& denied);
  // Checked at every request, so that a device that is revoked, or nobody's any more, is out within
  // the second (device_access.h).
  // Errors: session_expired, device_revoked.
  base::Result<base::DeviceId> device_of(const protocol::SessionToken& token, const LogState& state,
                                         const Denied& denied);
  std::size_t open_sessions() const;

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Session {
    base::DeviceId device;
    Time until;
  };
  struct Redeemed {
    protocol::Nonce nonce;
    Time until;
  };
  bool is_ours(const protocol::Nonce& nonce) const;
  base::Status redeem(const protocol::Nonce& nonce, const base::DeviceId& device);
  void make_room_for(const base::DeviceId& device);

  base::Clock& clock_;
  base::RandomSource& random_;
  mutable std::mutex mutex_;
  const crypto::SecretKey nonce_key_;
  const crypto::PublicKey stranger_;  // nobody's
  std::map<base::DeviceId, std::vector<Redeemed>> redeemed_;
  std::map<protocol::SessionToken, Session> sessions_;
};

}  // namespace yibao::server
