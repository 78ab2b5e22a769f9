// An administrator asks the server for a one-time code for somebody (session.h: codes, nonces). The
// device's session says which machine asks; the administrator's own key signs what is asked, over a
// nonce of the server's, so that a stolen token invites nobody and nothing can be asked twice.
//
// The answer is sealed to the device and signed by the log: whoever terminates TLS neither reads a
// code nor puts another one in its place.
#pragma once

#include "shared/protocol/session.h"

namespace yibao::protocol {

struct InviteRequest {
  base::PersonId person;  // who is invited
  std::uint16_t hours = 0;
  bool replaces = false;  // codes of theirs that are still open end
  Nonce nonce{};          // a challenge of the server's, good once
  crypto::KeyId key;      // the administrator's
  crypto::Signature signature{};
};
inline constexpr std::string_view kInviteDomain = "yibao/invite/v1";
// Everything of the request but the signature; the device it comes from and the log it is for.
base::Bytes invite_statement(const InviteRequest& request, const base::DeviceId& device,
                             const crypto::LogId& log_id);

base::Bytes encode(const InviteRequest& request);
base::Result<InviteRequest> decode_invite_request(base::ByteView body);

struct Invitation {
  std::string code;  // as it is read out
  std::uint16_t hours = 0;
  crypto::Digest certificate{};  // that the newcomer's machine will see
  std::string server;            // that it connects to; "" where the server was not told
};
// Error: malformed, of a key that cannot be sealed to.
base::Result<base::Bytes> seal_invitation(const Invitation& invitation, const Nonce& nonce,
                                          const crypto::PublicKey& device,
                                          const crypto::SigningKey& log_key);
// Errors: tls_untrusted (not this log's answer to that nonce), malformed.
base::Result<Invitation> open_invitation(base::ByteView answer, const Nonce& nonce,
                                         const crypto::SigningKey& device,
                                         const crypto::PublicKey& log_key);

}  // namespace yibao::protocol
