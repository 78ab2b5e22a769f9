#include "client/core/sync/link.h"

#include "shared/protocol/signed_answer.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

base::Error failure_of(const TransportAnswer& answer) {
  if (answer.media_type == protocol::kFailureMediaType) {
    const auto failure = protocol::decode_failure(answer.body);
    if (failure) return base::Error(failure->code, "server", failure->args);
  }
  // A front that cannot reach the server behind it.
  if (answer.status == 502 || answer.status == 503 || answer.status == 504) {
    return base::Error(ErrorCode::kServerBusy, std::to_string(answer.status));
  }
  if (answer.status == 413) return base::Error(ErrorCode::kTooLarge, "front");
  return base::Error(ErrorCode::kNotYibaoServer, std::to_string(answer.status));
}

base::Result<base::Bytes> Link::call(const std::string& route, base::ByteView body) {
  const std::string path = "/v1/" + identity_.jurisdiction.text() + "/" + route;
  YIBAO_TRY(TransportAnswer answer, transport_.post(path, body, authorization_));
  if (answer.status != 200) return fail(failure_of(answer));
  return std::move(answer.body);
}

base::Result<protocol::Nonce> Link::challenge() {
  YIBAO_TRY(const base::Bytes bytes, call("challenge", ""));
  const auto nonce = base::to_array<32>(bytes);
  if (!nonce) return fail(ErrorCode::kNotYibaoServer, "challenge");
  return *nonce;
}

base::Status Link::open_session() {
  authorization_.clear();
  protocol::SessionRequest request;
  request.device = identity_.device;
  YIBAO_TRY(request.nonce, challenge());
  request.signature = device_key_.sign(
      protocol::kSessionDomain,
      protocol::session_statement(identity_.device, request.nonce, identity_.log_id));
  YIBAO_TRY(const base::Bytes token, call("session", protocol::encode(request)));
  if (token.size() != 32) return fail(ErrorCode::kNotYibaoServer, "session");
  authorization_ = "Yibao " + base::to_base64url(token);
  return {};
}

base::Result<base::Bytes> Link::call_in_session(const std::string& route, base::ByteView body) {
  if (authorization_.empty()) YIBAO_CHECK(open_session());
  auto answer = call(route, body);
  if (!answer && answer.error().code == ErrorCode::kSessionExpired) {
    YIBAO_CHECK(open_session());
    answer = call(route, body);
  }
  return answer;
}

base::Result<crypto::PublicKey> Link::log_key() const {
  const auto key = crypto::public_key_from_text(identity_.log_key);
  if (!key) return fail(ErrorCode::kCorrupted, "log key", base::TextArgs{{"what", "log key"}});
  return *key;
}

base::Result<base::Bytes> Link::exchange_bytes(base::ByteView request) {
  YIBAO_TRY(const crypto::PublicKey key, log_key());
  YIBAO_TRY(const base::Bytes body, call_in_session("exchange", request));
  YIBAO_TRY(const base::ByteView answer, protocol::open_answer(body, crypto::sha256(request), key));
  return base::Bytes(answer);
}

base::Result<protocol::Invitation> Link::invite(const protocol::InviteRequest& request) {
  YIBAO_TRY(const crypto::PublicKey key, log_key());
  YIBAO_TRY(const base::Bytes answer, call_in_session("invite", protocol::encode(request)));
  YIBAO_TRY(auto invitation, protocol::open_invitation(answer, request.nonce, device_key_, key));
  if (invitation.server.empty()) invitation.server = identity_.server;
  return invitation;
}

base::Result<protocol::ExchangeResponse> Link::exchange(const protocol::ExchangeRequest& request) {
  YIBAO_TRY(const base::Bytes bytes, exchange_bytes(protocol::encode(request)));
  return protocol::decode_exchange_response(bytes);
}

}  // namespace yibao::client
