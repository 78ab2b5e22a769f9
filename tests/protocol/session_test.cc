#include "shared/protocol/session.h"

#include <doctest/doctest.h>

#include <functional>

#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

SessionRequest sample_session() {
  base::SeededRandom random(6);
  SessionRequest request;
  request.device = base::DeviceId(random.array<16>());
  request.nonce = random.array<32>();
  request.signature = random.array<64>();
  return request;
}

EnrolRequest sample_enrolment() {
  base::SeededRandom random(7);
  EnrolRequest request;
  request.ticket = "ABCD1234";
  request.nonce = random.array<32>();
  request.device = base::DeviceId(random.array<16>());
  request.device_key = crypto::text(testing::sample_key(1).public_key());
  request.person_key = crypto::text(testing::sample_key(2).public_key());
  request.device_proof = random.array<64>();
  request.person_proof = random.array<64>();
  request.certificate = random.array<32>();
  request.mac = random.array<32>();
  return request;
}

EnrolResponse sample_welcome() {
  base::SeededRandom random(8);
  EnrolResponse response;
  response.jurisdiction = base::JurisdictionCode("haicheng");
  response.person = base::PersonId(random.array<16>());
  response.unit = base::UnitCode("kongtong");
  response.log_id = random.array<16>();
  response.log_key = crypto::text(testing::sample_key(3).public_key());
  response.ca_certificate = "-----BEGIN CERTIFICATE-----\n";
  response.checkpoint = testing::sample_checkpoint(random);
  response.mac = random.array<32>();
  return response;
}

void check_session_cut(const base::Bytes& body, const std::function<bool(base::ByteView)>& reads) {
  REQUIRE(reads(body));
  for (std::size_t size = 0; size < body.size(); ++size) {
    CHECK(!reads(base::ByteView(body).substr(0, size)));
  }
  CHECK(!reads(body + "x"));
}

TEST_CASE("a session request comes back as it was; cut or lengthened it is refused") {
  const SessionRequest sent = sample_session();
  const auto got = decode_session_request(encode(sent));
  REQUIRE(got.has_value());
  CHECK(got->device == sent.device);
  CHECK(got->nonce == sent.nonce);
  CHECK(got->signature == sent.signature);
  check_session_cut(encode(sent),
                    [](base::ByteView b) { return decode_session_request(b).has_value(); });
}

TEST_CASE("what a device signs names itself, the nonce and the log") {
  base::SeededRandom random(9);
  const base::DeviceId device(random.array<16>());
  const Nonce nonce = random.array<32>();
  const crypto::LogId log = random.array<16>();
  const base::Bytes statement = session_statement(device, nonce, log);
  CHECK(statement != session_statement(base::DeviceId(random.array<16>()), nonce, log));
  CHECK(statement != session_statement(device, random.array<32>(), log));
  CHECK(statement != session_statement(device, nonce, random.array<16>()));
}

TEST_CASE("an enrolment request comes back as it was; cut or lengthened it is refused") {
  const EnrolRequest sent = sample_enrolment();
  const auto got = decode_enrol_request(encode(sent));
  REQUIRE(got.has_value());
  CHECK(enrol_statement(*got) == enrol_statement(sent));
  CHECK(got->ticket == sent.ticket);
  CHECK(got->device_key == sent.device_key);
  CHECK(got->person_key == sent.person_key);
  CHECK(got->certificate == sent.certificate);
  CHECK(got->device_proof == sent.device_proof);
  CHECK(got->person_proof == sent.person_proof);
  CHECK(got->mac == sent.mac);
  check_session_cut(encode(sent),
                    [](base::ByteView b) { return decode_enrol_request(b).has_value(); });
}

TEST_CASE("an enrolment response comes back as it was; cut or lengthened it is refused") {
  const EnrolResponse sent = sample_welcome();
  const auto got = decode_enrol_response(encode(sent));
  REQUIRE(got.has_value());
  CHECK(got->jurisdiction == sent.jurisdiction);
  CHECK(got->person == sent.person);
  CHECK(got->unit == sent.unit);
  CHECK(got->log_id == sent.log_id);
  CHECK(got->log_key == sent.log_key);
  CHECK(got->ca_certificate == sent.ca_certificate);
  CHECK(got->checkpoint == sent.checkpoint);
  CHECK(got->mac == sent.mac);
  check_session_cut(encode(sent),
                    [](base::ByteView b) { return decode_enrol_response(b).has_value(); });
}

TEST_CASE("the client's proof covers the keys, the certificate it saw and both signatures") {
  crypto::SecretKey key{};
  const EnrolRequest good = sample_enrolment();
  const auto mac = enrol_mac(key, good);
  EnrolRequest changed = good;
  changed.certificate[0] ^= 1U;
  CHECK(enrol_mac(key, changed) != mac);
  changed = good;
  changed.person_key = changed.device_key;
  CHECK(enrol_mac(key, changed) != mac);
  changed = good;
  changed.device_proof[0] ^= 1U;
  CHECK(enrol_mac(key, changed) != mac);
  changed = good;
  changed.nonce[0] ^= 1U;
  CHECK(enrol_mac(key, changed) != mac);
  key[0] = 1;
  CHECK(enrol_mac(key, good) != mac);
}

TEST_CASE("the server's proof covers what the client will pin, and answers that request") {
  const crypto::SecretKey key{};
  const EnrolRequest request = sample_enrolment();
  const EnrolResponse good = sample_welcome();
  const auto mac = enrol_response_mac(key, request, good);
  EnrolResponse changed = good;
  changed.ca_certificate += "x";
  CHECK(enrol_response_mac(key, request, changed) != mac);
  changed = good;
  changed.log_key += "x";
  CHECK(enrol_response_mac(key, request, changed) != mac);
  changed = good;
  changed.unit = base::UnitCode("gaixia");
  CHECK(enrol_response_mac(key, request, changed) != mac);
  EnrolRequest other = request;
  other.mac[0] ^= 1U;
  CHECK(enrol_response_mac(key, other, good) != mac);
}

// -- one-time codes -------------------------------------------------------------------------------

TEST_CASE("a code reads back, however it is typed") {
  base::SeededRandom random(10);
  for (int i = 0; i < 50; ++i) {
    const OneTimeCode code = make_code(random);
    const std::string text = code.text();
    CHECK(text.size() == 29);
    std::string typed;
    for (const char c : text) {
      if (c == '-') typed += " ";
      if (c == '0') typed += 'o';
      if (c == '1') typed += i % 2 == 0 ? 'l' : 'I';
      if (c != '-' && c != '0' && c != '1') typed += c >= 'A' ? static_cast<char>(c + 32) : c;
    }
    for (const std::string& each : {text, typed}) {
      const auto parsed = parse_code(each);
      REQUIRE_MESSAGE(parsed.has_value(), each);
      CHECK(parsed->ticket == code.ticket);
      CHECK(parsed->secret == code.secret);
    }
  }
}

void notices_every_slip_in(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-') continue;
    for (const char wrong : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
      if (wrong == text[i]) continue;
      std::string typed = text;
      typed[i] = wrong;
      CHECK_MESSAGE(!parse_code(typed).has_value(), typed);
    }
  }
}

TEST_CASE("one wrong character in a code is noticed before it costs an attempt") {
  base::SeededRandom random(11);
  for (const crypto::SuiteId suite : crypto::kSuites) {
    notices_every_slip_in(make_code(random, suite).text());
  }
}

TEST_CASE("a code names the suite of its log, and without that it is none") {
  base::SeededRandom random(14);
  for (int i = 0; i < 50; ++i) {
    const OneTimeCode code = make_code(random, crypto::SuiteId::kSm2Sm3);
    const std::string text = code.text();
    CHECK(text.starts_with("2-"));
    REQUIRE(parse_code(text).has_value());
    CHECK(parse_code(text)->suite == crypto::SuiteId::kSm2Sm3);
    CHECK(parse_code(text)->ticket == code.ticket);
    CHECK(!parse_code(text.substr(2)).has_value());
    CHECK(!parse_code("2-" + make_code(random).text()).has_value());
  }
}

TEST_CASE("what cannot be a code is none") {
  base::SeededRandom random(12);
  const std::string text = make_code(random).text();
  CHECK(!parse_code("").has_value());
  CHECK(!parse_code(text.substr(1)).has_value());
  CHECK(!parse_code(text + "0").has_value());
  CHECK(!parse_code("U" + text.substr(1)).has_value());
  CHECK(!parse_code("驿" + text).has_value());
}

TEST_CASE("the key of a code hangs on its secret and its ticket") {
  base::SeededRandom random(13);
  const OneTimeCode code = make_code(random);
  const auto key = code_key(code);
  CHECK(key == code_key(code));
  CHECK(key != code_key({code.ticket, make_code(random).secret}));
  CHECK(key != code_key({make_code(random).ticket, code.secret}));
}

TEST_CASE("to guess a code costs as much as to guess a passphrase") {
  CHECK(kCodeCost >= crypto::PassphraseCost::kLeast);
}

}  // namespace
}  // namespace yibao::protocol
