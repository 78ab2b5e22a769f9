// What comes over the line or on a stick: events, exchanges, sessions, bundles, proofs.
#include "shared/base/byte_stream.h"
#include "shared/protocol/bundle.h"
#include "shared/protocol/exchange.h"
#include "shared/protocol/invitation.h"
#include "shared/protocol/session.h"
#include "tests/fuzz/target.h"
#include "tests/protocol/samples.h"

namespace yibao::fuzz {
namespace {

using base::ByteView;
using Inputs = std::vector<base::Bytes>;

const crypto::SigningKey& server_key() {
  static const crypto::SigningKey kKey = testing::sample_key(2);
  return kKey;
}

// What was taken for good means the same when it is written and read again.
template <class Decode>
void keeps_its_meaning(ByteView bytes, Decode decode) {
  const auto value = decode(bytes);
  if (!value) return;
  const base::Bytes written = encode(*value);
  const auto again = decode(ByteView(written));
  must_hold(again.has_value(), "what was written can be read");
  must_hold(encode(*again) == written, "what was read is what was written");
}

// -- events: the bytes themselves are the canonical form -----------------------------------------

void run_event(ByteView bytes) {
  const auto event = protocol::decode_event(bytes);
  if (!event || !event->type()) return;
  const base::Bytes written = protocol::encode_event(*event);
  const auto again = protocol::decode_event(written);
  must_hold(again.has_value(), "a known event can be written and read");
}

Inputs event_seeds() {
  Inputs seeds;
  base::SeededRandom random(5);
  for (const domain::EventType type : testing::all_event_types()) {
    seeds.push_back(protocol::encode_event(testing::sample_event(type, random)));
  }
  return seeds;
}

// -- the exchange ---------------------------------------------------------------------------------

protocol::SignedEvent sample_signed(base::SeededRandom& random) {
  return protocol::sign_event(testing::sample_event(domain::EventType::kItemReturned, random),
                              testing::sample_key());
}

void run_request(ByteView bytes) {
  keeps_its_meaning(bytes, &protocol::decode_exchange_request);
}

Inputs request_seeds() {
  base::SeededRandom random(3);
  protocol::ExchangeRequest request;
  request.program = "0.1.0";
  request.jurisdiction = base::JurisdictionCode("haicheng");
  request.client_time = testing::at("2024-03-01 09:00");
  request.cursor = 17;
  Inputs seeds = {encode(request)};
  request.seen = testing::sample_checkpoint(random);
  request.contents = {testing::sample_content(domain::MediaType::kNote, random)};
  request.events = {sample_signed(random), sample_signed(random)};
  request.claims = {{domain::Subject("an-item"), base::PersonId(random.array<16>())}};
  seeds.push_back(encode(request));
  return seeds;
}

void run_response(ByteView bytes) {
  keeps_its_meaning(bytes, &protocol::decode_exchange_response);
}

Inputs response_seeds() {
  base::SeededRandom random(4);
  const domain::Stamp stamp{2, 41, testing::at("2024-03-01 09:31")};
  protocol::ExchangeResponse response;
  response.program = "0.1.0";
  response.server_time = testing::at("2024-03-01 09:31");
  response.checkpoint = testing::sample_checkpoint(random);
  Inputs seeds = {encode(response)};
  response.answers = {{protocol::Outcome::kAdmitted, stamp, std::nullopt, {}, {}},
                      {protocol::Outcome::kRefused,
                       std::nullopt,
                       base::ErrorCode::kGatesMissing,
                       {{"gates", "@gate.scope"}},
                       {}}};
  response.consistency = testing::sample_proof(4, random);
  response.batch = {40, 1, testing::sample_proof(3, random)};
  response.contents = {testing::sample_content(domain::MediaType::kWords, random)};
  response.absent = {{random.array<32>()}};
  response.entries = {{sample_signed(random), stamp}, {sample_signed(random), stamp}};
  seeds.push_back(encode(response));
  return seeds;
}

void run_failure(ByteView bytes) {
  keeps_its_meaning(bytes, &protocol::decode_failure);
}

Inputs failure_seeds() {
  return {encode(protocol::Failure{base::ErrorCode::kGatesMissing, {{"gates", "@gate.scope"}}})};
}

// -- joining --------------------------------------------------------------------------------------

void run_session(ByteView bytes) {
  keeps_its_meaning(bytes, &protocol::decode_session_request);
}

Inputs session_seeds() {
  base::SeededRandom random(6);
  return {encode(protocol::SessionRequest{base::DeviceId(random.array<16>()), random.array<32>(),
                                          random.array<64>()})};
}

void run_enrolment(ByteView bytes) {
  keeps_its_meaning(bytes, &protocol::decode_enrol_request);
  keeps_its_meaning(bytes, &protocol::decode_enrol_response);
  keeps_its_meaning(bytes, &protocol::decode_invite_request);
  protocol::parse_code(bytes);
}

Inputs enrolment_seeds() {
  base::SeededRandom random(7);
  const protocol::OneTimeCode code = protocol::make_code(random);
  protocol::EnrolRequest request;
  request.ticket = code.ticket;
  request.nonce = random.array<32>();
  request.device_key = crypto::text(testing::sample_key(1).public_key());
  request.person_key = crypto::text(testing::sample_key(3).public_key());
  protocol::EnrolResponse response;
  response.jurisdiction = base::JurisdictionCode("haicheng");
  response.unit = base::UnitCode("kongtong");
  response.log_key = crypto::text(server_key().public_key());
  response.ca_certificate = "-----BEGIN CERTIFICATE-----\n";
  response.checkpoint = testing::sample_checkpoint(random);
  return {code.text(), encode(request), encode(response)};
}

// -- bundles --------------------------------------------------------------------------------------

void run_bundle(ByteView bytes) {
  (void)protocol::open_request_bundle(bytes, server_key());
  (void)protocol::open_reply_bundle(bytes, server_key());
}

Inputs bundle_seeds() {
  const auto request =
      protocol::seal_request_bundle(base::DeviceId(base::ByteArray<16>{5}), testing::sample_key(1),
                                    server_key().public_key(), request_seeds().front());
  must_hold(request.has_value(), "a bundle can be sealed");
  return {*request};
}

// -- proofs ---------------------------------------------------------------------------------------

// Sizes, roots and a proof out of thin air: a tree is never taken for the beginning of itself with
// another root.
void run_proof(ByteView bytes) {
  base::ByteReader in(bytes);
  const std::uint64_t first = in.u64();
  const std::uint64_t second = in.u64();
  const crypto::Digest root = in.array<32>();
  const crypto::Digest other = in.array<32>();
  crypto::Proof proof;
  while (in.ok() && in.left() >= 32) proof.push_back(in.array<32>());
  const bool same_size = crypto::verify_consistency(first, root, first, other, proof);
  must_hold(!same_size || root == other, "one size has one root");
  crypto::verify_consistency(first, root, second, other, proof);
  crypto::verify_range(first, {&other, 1}, second, root, proof);
  crypto::verify_range(first, proof, second, root, proof);
  crypto::decode_checkpoint(bytes);
}

Inputs proof_seeds() {
  base::SeededRandom random(8);
  base::ByteWriter out;
  out.u64(3);
  out.u64(7);
  for (int i = 0; i < 6; ++i) out.raw(base::view(random.array<32>()));
  return {out.take(), encode(testing::sample_checkpoint(random))};
}

constexpr Target kWireTargets[] = {
    {"event", &run_event, &event_seeds},
    {"exchange_request", &run_request, &request_seeds},
    {"exchange_response", &run_response, &response_seeds},
    {"failure", &run_failure, &failure_seeds},
    {"session", &run_session, &session_seeds},
    {"enrolment", &run_enrolment, &enrolment_seeds},
    {"bundle", &run_bundle, &bundle_seeds},
    {"proof", &run_proof, &proof_seeds},
};

}  // namespace

std::span<const Target> wire_targets() {
  return kWireTargets;
}

}  // namespace yibao::fuzz
