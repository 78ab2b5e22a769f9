#include "shared/protocol/session.h"

#include <array>

#include "shared/base/byte_stream.h"
#include "shared/base/limits.h"

namespace yibao::protocol {
namespace {

using base::ByteReader;
using base::ByteWriter;
using base::ErrorCode;

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTicketLength = 8;
constexpr std::size_t kSecretLength = 16;
constexpr std::size_t kFieldMax = 256;
constexpr std::size_t kCertificateMax = 8192;

std::size_t digit(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  return kDigits.find(c);
}

// Catches every single wrong character (the weights are odd), nearly every swap of neighbours, and
// a suite that was left out.
char check_character(crypto::SuiteId suite, std::string_view characters) {
  std::size_t sum = static_cast<std::size_t>(suite) - 1;
  for (std::size_t i = 0; i < characters.size(); ++i) sum += digit(characters[i]) * (2 * i + 1);
  return kDigits[sum % 32];
}

base::ByteView view_of(const crypto::SecretKey& key) {
  return base::view(key);
}

base::Bytes response_statement(const EnrolRequest& request, const EnrolResponse& response) {
  ByteWriter out;
  out.raw("enrol-server");
  out.raw(base::view(request.mac));
  out.prefixed(response.jurisdiction.text());
  out.raw(base::view(response.person.bytes()));
  out.prefixed(response.unit.text());
  out.raw(base::view(response.log_id));
  out.prefixed(response.log_key);
  out.prefixed(response.ca_certificate);
  out.raw(crypto::encode(response.checkpoint));
  return out.take();
}

}  // namespace

base::Bytes session_statement(const base::DeviceId& device, const Nonce& nonce,
                              const crypto::LogId& log_id) {
  ByteWriter out;
  out.raw(base::view(device.bytes()));
  out.raw(base::view(nonce));
  out.raw(base::view(log_id));
  return out.take();
}

base::Bytes encode(const SessionRequest& request) {
  ByteWriter out;
  out.raw(base::view(request.device.bytes()));
  out.raw(base::view(request.nonce));
  out.raw(base::view(request.signature));
  return out.take();
}

base::Result<SessionRequest> decode_session_request(base::ByteView body) {
  ByteReader in(body);
  SessionRequest request;
  request.device = base::DeviceId(in.array<16>());
  request.nonce = in.array<32>();
  request.signature = in.array<64>();
  if (!in.finished()) return base::fail(ErrorCode::kMalformed, "session request");
  return request;
}

std::string OneTimeCode::text() const {
  const std::string all = ticket + secret;
  std::string text;
  if (suite != crypto::SuiteId::kEd25519Sha256) {
    text = std::to_string(static_cast<int>(suite)) + "-";
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += all[i];
  }
  return text;
}

OneTimeCode make_code(base::RandomSource& random, crypto::SuiteId suite) {
  const auto characters = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += kDigits[random.below(32)];
    return text;
  };
  OneTimeCode code{characters(kTicketLength), characters(kSecretLength - 1), suite};
  code.secret += check_character(suite, code.ticket + code.secret);
  return code;
}

std::optional<OneTimeCode> parse_code(std::string_view text) {
  std::string all;
  for (const char c : text) {
    if (c == '-' || c == ' ') continue;
    const std::size_t value = digit(c);
    if (value == std::string_view::npos) return std::nullopt;
    all += kDigits[value];
  }
  auto suite = crypto::SuiteId::kEd25519Sha256;
  if (all.size() == 1 + kTicketLength + kSecretLength && all.front() == '2') {
    suite = crypto::SuiteId::kSm2Sm3;
    all.erase(0, 1);
  }
  if (all.size() != kTicketLength + kSecretLength) return std::nullopt;
  if (check_character(suite, std::string_view(all).substr(0, all.size() - 1)) != all.back()) {
    return std::nullopt;
  }
  return OneTimeCode{all.substr(0, kTicketLength), all.substr(kTicketLength), suite};
}

crypto::SecretKey code_key(const OneTimeCode& code) {
  return crypto::stretch(code.secret, "yibao/ticket/" + code.ticket, kCodeCost);
}

base::Bytes enrol_statement(const EnrolRequest& request) {
  ByteWriter out;
  out.prefixed(request.ticket);
  out.raw(base::view(request.nonce));
  out.raw(base::view(request.device.bytes()));
  out.prefixed(request.device_key);
  out.prefixed(request.person_key);
  out.raw(base::view(request.certificate));
  return out.take();
}

crypto::Digest enrol_mac(const crypto::SecretKey& key, const EnrolRequest& request) {
  ByteWriter out;
  out.raw("enrol-client");
  out.raw(enrol_statement(request));
  out.raw(base::view(request.device_proof));
  out.raw(base::view(request.person_proof));
  return crypto::hmac_sha256(view_of(key), out.bytes());
}

crypto::Digest enrol_response_mac(const crypto::SecretKey& key, const EnrolRequest& request,
                                  const EnrolResponse& response) {
  return crypto::hmac_sha256(view_of(key), response_statement(request, response));
}

base::Bytes encode(const EnrolRequest& request) {
  ByteWriter out;
  out.prefixed(enrol_statement(request));
  out.raw(base::view(request.device_proof));
  out.raw(base::view(request.person_proof));
  out.raw(base::view(request.mac));
  return out.take();
}

base::Result<EnrolRequest> decode_enrol_request(base::ByteView body) {
  ByteReader in(body);
  ByteReader statement(in.prefixed(base::limits::kSmallBodyBytesMax));
  EnrolRequest request;
  request.ticket = std::string(statement.prefixed(kFieldMax));
  request.nonce = statement.array<32>();
  request.device = base::DeviceId(statement.array<16>());
  request.device_key = std::string(statement.prefixed(kFieldMax));
  request.person_key = std::string(statement.prefixed(kFieldMax));
  request.certificate = statement.array<32>();
  request.device_proof = in.array<64>();
  request.person_proof = in.array<64>();
  request.mac = in.array<32>();
  if (!statement.finished() || !in.finished()) {
    return base::fail(ErrorCode::kMalformed, "enrol request");
  }
  return request;
}

base::Bytes encode(const EnrolResponse& response) {
  ByteWriter out;
  out.prefixed(response.jurisdiction.text());
  out.raw(base::view(response.person.bytes()));
  out.prefixed(response.unit.text());
  out.raw(base::view(response.log_id));
  out.prefixed(response.log_key);
  out.prefixed(response.ca_certificate);
  out.raw(crypto::encode(response.checkpoint));
  out.raw(base::view(response.mac));
  return out.take();
}

base::Result<EnrolResponse> decode_enrol_response(base::ByteView body) {
  ByteReader in(body);
  EnrolResponse response;
  response.jurisdiction = base::JurisdictionCode(std::string(in.prefixed(kFieldMax)));
  response.person = base::PersonId(in.array<16>());
  response.unit = base::UnitCode(std::string(in.prefixed(kFieldMax)));
  response.log_id = in.array<16>();
  response.log_key = std::string(in.prefixed(kFieldMax));
  response.ca_certificate = std::string(in.prefixed(kCertificateMax));
  const auto checkpoint = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
  response.mac = in.array<32>();
  if (!in.finished() || !checkpoint) return base::fail(ErrorCode::kMalformed, "enrol response");
  response.checkpoint = *checkpoint;
  return response;
}

}  // namespace yibao::protocol
