// The line to the server: proves the device, keeps the session, sends an exchange or a signed
// request for a one-time code and reads the answer. Needs the device key and the identity only: no
// database, no lock.
#pragma once

#include <memory>

#include "client/core/store/sync_book.h"
#include "client/core/sync/transport.h"
#include "shared/protocol/exchange.h"
#include "shared/protocol/invitation.h"

namespace yibao::client {

class Link {
 public:
  // The transport and the key outlive the link.
  Link(Transport& transport, Identity identity, const crypto::SigningKey& device_key)
      : transport_(transport), identity_(std::move(identity)), device_key_(device_key) {}

  // Opens a session when there is none. Errors: those of the transport; what the server answered;
  // answer_changed where the answer is not the log's, to this very request.
  base::Result<protocol::ExchangeResponse> exchange(const protocol::ExchangeRequest& request);
  // The same on bytes that are encoded already, as are those of the answer.
  base::Result<base::Bytes> exchange_bytes(base::ByteView request);

  // A nonce of the server's, good once and for a minute.
  base::Result<protocol::Nonce> challenge();
  // Errors: as above; tls_untrusted where the answer is not the log's.
  base::Result<protocol::Invitation> invite(const protocol::InviteRequest& request);

 private:
  base::Result<crypto::PublicKey> log_key() const;
  base::Status open_session();
  base::Result<base::Bytes> call_in_session(const std::string& route, base::ByteView body);
  base::Result<base::Bytes> call(const std::string& route, base::ByteView body);

  Transport& transport_;
  Identity identity_;
  const crypto::SigningKey& device_key_;
  std::string authorization_;
};

// What an HTTP answer says when it is no success. `not_yibao_server` when it is not one of ours.
base::Error failure_of(const TransportAnswer& answer);

}  // namespace yibao::client
