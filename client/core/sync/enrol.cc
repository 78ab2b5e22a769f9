#include "client/core/sync/enrol.h"

#include "client/core/sync/link.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

namespace {

constexpr int kTriesAgain = 2;

bool is_lost(const base::Error& error) {
  return error.code == ErrorCode::kTimeout ||
         (error.code == ErrorCode::kLineDown && error.detail != "interrupted");
}

}  // namespace

base::Status check_enrolment(const EnrolInput& input) {
  if (!protocol::parse_code(input.code)) return fail(ErrorCode::kEnrolmentCodeWrong, "form");
  return check_passphrase(input.passphrase);
}

base::Result<PreparedEnrolment> prepare_enrolment(Replica& replica, const EnrolInput& input,
                                                  const crypto::Digest& seen_certificate) {
  YIBAO_CHECK(check_enrolment(input));
  const auto code = protocol::parse_code(input.code);
  const bool first = !replica.identity().has_value();
  if (!first && replica.device_key() == nullptr) return fail(ErrorCode::kSignedOut);
  if (!first && replica.device_key()->suite() != code->suite) {
    return fail(ErrorCode::kEnrolmentCodeWrong, "another log's suite");
  }

  PreparedEnrolment prepared{first ? crypto::SigningKey::generate(replica.random(), code->suite)
                                   : replica.device_key()->duplicate(),
                             crypto::SigningKey::generate(replica.random(), code->suite),
                             {},
                             {},
                             input.jurisdiction};
  protocol::EnrolRequest& request = prepared.request;
  request.ticket = code->ticket;
  request.nonce = replica.random().array<32>();
  request.device = first ? replica.ids().make<base::DeviceId>() : replica.identity()->device;
  request.device_key = crypto::text(prepared.device_key.public_key());
  request.person_key = crypto::text(prepared.person_key.public_key());
  request.certificate = seen_certificate;
  const base::Bytes statement = protocol::enrol_statement(request);
  request.device_proof = prepared.device_key.sign(protocol::kEnrolDomain, statement);
  request.person_proof = prepared.person_key.sign(protocol::kEnrolDomain, statement);
  prepared.code_key = protocol::code_key(*code);
  request.mac = protocol::enrol_mac(prepared.code_key, request);
  return prepared;
}

base::Result<protocol::EnrolResponse> ask_to_enrol(Transport& transport,
                                                   const PreparedEnrolment& prepared) {
  const std::string path = "/v1/" + prepared.jurisdiction.text() + "/enrol";
  const base::Bytes request = protocol::encode(prepared.request);
  auto heard = transport.post(path, request, "");
  // Was it the question that was lost, or the answer? The server gives the same one again.
  for (int again = 0; again < kTriesAgain && !heard && is_lost(heard.error()); ++again) {
    heard = transport.post(path, request, "");
  }
  YIBAO_TRY(const TransportAnswer answer, std::move(heard));
  if (answer.status != 200) return fail(failure_of(answer));
  return protocol::decode_enrol_response(answer.body);
}

base::Status complete_enrolment(Replica& replica, const PreparedEnrolment& prepared,
                                const protocol::EnrolResponse& response, const EnrolInput& input) {
  const crypto::Digest expected =
      protocol::enrol_response_mac(prepared.code_key, prepared.request, response);
  const auto log_key = crypto::public_key_from_text(response.log_key);
  const bool proven = base::equal_constant_time(base::view(expected), base::view(response.mac)) &&
                      log_key && log_key->suite == prepared.person_key.suite() &&
                      crypto::verify(*log_key, response.checkpoint);
  if (!proven) return fail(ErrorCode::kTlsUntrusted, "the answer does not know the code");
  const bool first = !replica.identity().has_value();
  if (!first && response.unit != replica.identity()->unit) {
    return fail(base::not_now("other_unit"));
  }

  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  YIBAO_CHECK(replica.vault().add_person(response.person, prepared.person_key, input.passphrase,
                                         replica.cost()));
  if (first) {
    Identity identity;
    identity.jurisdiction = response.jurisdiction;
    identity.unit = response.unit;
    identity.device = prepared.request.device;
    identity.log_id = response.log_id;
    identity.log_key = response.log_key;
    identity.ca_certificate = response.ca_certificate;
    identity.server = input.server;
    YIBAO_CHECK(replica.set_identity(identity, prepared.device_key));
    replica.progress().checkpoint = response.checkpoint;
    YIBAO_CHECK(replica.book().set_progress(replica.progress()));
  }
  YIBAO_CHECK(transaction.commit());
  return replica.sign_in(input.passphrase, response.person);
}

base::Status enrol(Replica& replica, Transport& transport, const crypto::Digest& seen_certificate,
                   const EnrolInput& input) {
  YIBAO_TRY(const PreparedEnrolment prepared, prepare_enrolment(replica, input, seen_certificate));
  YIBAO_TRY(const protocol::EnrolResponse response, ask_to_enrol(transport, prepared));
  return complete_enrolment(replica, prepared, response, input);
}

}  // namespace yibao::client
