// How a device proves itself and how people join: the small messages beside the exchange.
//
// Session: the device's key signs a nonce of the server's and gets a token that lives in memory for
// a short while. Nothing depends on who terminates TLS.
//
// Enrolment: a one-time code proves each side to the other. The client's proof covers the server
// certificate that it saw, so somebody in the middle fails; the server's proof covers the CA and
// log key that the client then pins, so nothing is trusted at first sight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/crypto/checkpoint.h"
#include "shared/crypto/secret_box.h"
#include "shared/domain/vocabulary.h"

namespace yibao::protocol {

using Nonce = base::ByteArray<32>;
using SessionToken = base::ByteArray<32>;

struct SessionRequest {
  base::DeviceId device;
  Nonce nonce{};
  crypto::Signature signature{};  // over session_statement, by the device key
};
base::Bytes session_statement(const base::DeviceId& device, const Nonce& nonce,
                              const crypto::LogId& log_id);
inline constexpr std::string_view kSessionDomain = "yibao/session/v1";

base::Bytes encode(const SessionRequest& request);
base::Result<SessionRequest> decode_session_request(base::ByteView body);

// -- one-time codes -------------------------------------------------------------------------------

// XXXX-XXXX-XXXX-XXXX-XXXX-XXXX in Crockford's base 32: 8 characters name the ticket, 15 carry 75
// random bits, the last one checks the others, so a slip of the finger costs no attempt. Where the
// log's suite is another than the first, its number stands before them, "2-XXXX-…": the newcomer's
// keys are of the suite that the code names, and nobody on the line can name another.
struct OneTimeCode {
  std::string ticket;  // 8
  std::string secret;  // 16 with the check character
  crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256;
  std::string text() const;
};
OneTimeCode make_code(base::RandomSource& random,
                      crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256);
// Blanks and dashes do not matter, nor capitals; O reads as 0, I and L as 1. nullopt: cannot be
// one.
std::optional<OneTimeCode> parse_code(std::string_view text);
// What both sides compute from the code; only this is kept by the server.
crypto::SecretKey code_key(const OneTimeCode& code);
// scrypt's log2 N of it. Alone in code_cost.cc: tests whose both sides are in one program are
// linked with a smaller one.
extern const std::uint8_t kCodeCost;

struct EnrolRequest {
  std::string ticket;
  Nonce nonce{};
  base::DeviceId device;
  std::string device_key;  // text(PublicKey)
  std::string person_key;
  crypto::Signature device_proof{};  // both keys sign the statement: they are really held
  crypto::Signature person_proof{};
  crypto::Digest certificate{};  // of the server certificate the client saw
  crypto::Digest mac{};
};
inline constexpr std::string_view kEnrolDomain = "yibao/enrol/v1";
// Everything of the request but proofs and mac.
base::Bytes enrol_statement(const EnrolRequest& request);
crypto::Digest enrol_mac(const crypto::SecretKey& key, const EnrolRequest& request);

struct EnrolResponse {
  base::JurisdictionCode jurisdiction;
  base::PersonId person;
  base::UnitCode unit;
  crypto::LogId log_id{};
  std::string log_key;
  std::string ca_certificate;  // PEM, to be pinned
  crypto::Checkpoint checkpoint;
  crypto::Digest mac{};
};
crypto::Digest enrol_response_mac(const crypto::SecretKey& key, const EnrolRequest& request,
                                  const EnrolResponse& response);

base::Bytes encode(const EnrolRequest& request);
base::Bytes encode(const EnrolResponse& response);
base::Result<EnrolRequest> decode_enrol_request(base::ByteView body);
base::Result<EnrolResponse> decode_enrol_response(base::ByteView body);

}  // namespace yibao::protocol
