#include "client/core/sync/enrol.h"

#include "client/core/sync/link.h"
#include "shared/base/limits.h"
#include "shared/protocol/session.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Result<protocol::EnrolResponse> ask(Transport& transport, const EnrolInput& input,
                                          const protocol::EnrolRequest& request) {
  const std::string path = "/v1/" + input.jurisdiction.text() + "/enrol";
  YIBAO_TRY(const TransportAnswer answer, transport.post(path, protocol::encode(request), ""));
  if (answer.status != 200) return fail(failure_of(answer));
  return protocol::decode_enrol_response(answer.body);
}

}  // namespace

base::Status enrol(Replica& replica, Transport& transport, const crypto::Digest& seen_certificate,
                   const EnrolInput& input) {
  const auto code = protocol::parse_code(input.code);
  if (!code) return fail(ErrorCode::kEnrolmentCodeWrong, "form");
  if (input.passphrase.size() < base::limits::kPassphraseBytesMin) {
    return fail(ErrorCode::kPassphraseWeak, "length",
                base::TextArgs{{"least", std::to_string(base::limits::kPassphraseBytesMin)},
                               {"characters", "4"}});
  }
  const bool first = !replica.identity().has_value();
  if (!first && replica.device_key() == nullptr) return fail(ErrorCode::kSignedOut);

  const auto device_key = first ? crypto::SigningKey::generate(replica.random())
                                : crypto::SigningKey::from_seed(replica.device_key()->seed());
  const auto person_key = crypto::SigningKey::generate(replica.random());
  protocol::EnrolRequest request;
  request.ticket = code->ticket;
  request.nonce = replica.random().array<32>();
  request.device = first ? replica.ids().make<base::DeviceId>() : replica.identity()->device;
  request.device_key = crypto::text(device_key.public_key());
  request.person_key = crypto::text(person_key.public_key());
  request.certificate = seen_certificate;
  const base::Bytes statement = protocol::enrol_statement(request);
  request.device_proof = device_key.sign(protocol::kEnrolDomain, statement);
  request.person_proof = person_key.sign(protocol::kEnrolDomain, statement);
  const crypto::SecretKey key = protocol::code_key(*code, protocol::kCodeCost);
  request.mac = protocol::enrol_mac(key, request);

  YIBAO_TRY(const protocol::EnrolResponse response, ask(transport, input, request));
  const crypto::Digest expected = protocol::enrol_response_mac(key, request, response);
  const auto log_key = crypto::public_key_from_text(response.log_key);
  const bool proven = base::equal_constant_time(base::view(expected), base::view(response.mac)) &&
                      log_key && crypto::verify(*log_key, response.checkpoint);
  if (!proven) return fail(ErrorCode::kTlsUntrusted, "the answer does not know the code");
  if (!first && response.unit != replica.identity()->unit) {
    return fail(base::not_now("other_unit"));
  }

  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  YIBAO_CHECK(
      replica.vault().add_person(response.person, person_key, input.passphrase, replica.cost()));
  if (first) {
    Identity identity;
    identity.jurisdiction = response.jurisdiction;
    identity.unit = response.unit;
    identity.device = request.device;
    identity.log_id = response.log_id;
    identity.log_key = response.log_key;
    identity.ca_certificate = response.ca_certificate;
    identity.server = input.server;
    YIBAO_CHECK(replica.set_identity(identity, device_key));
    replica.progress().checkpoint = response.checkpoint;
    YIBAO_CHECK(replica.book().set_progress(replica.progress()));
  }
  YIBAO_CHECK(transaction.commit());
  return replica.sign_in(input.passphrase, response.person);
}

}  // namespace yibao::client
