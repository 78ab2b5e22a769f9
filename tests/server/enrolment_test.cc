// Joining by one-time code: once, in time, by whoever has the code, and never by guessing.
#include <doctest/doctest.h>

#include "shared/base/limits.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/suite.h"

using namespace yibao;
using testing::code_of;
using testing::JurisdictionFixture;
using testing::must;

namespace {

// The other side: a new device with a new person's key.
struct Joiner {
  explicit Joiner(JurisdictionFixture& fixture)
      : device_key(crypto::SigningKey::generate(fixture.random, testing::tested_suite())),
        person_key(crypto::SigningKey::generate(fixture.random, testing::tested_suite())) {
    request.nonce = fixture.random.array<32>();
    request.device = base::DeviceId(fixture.random.array<16>());
    request.device_key = crypto::text(device_key.public_key());
    request.person_key = crypto::text(person_key.public_key());
    request.certificate = fixture.certificate();
  }

  protocol::EnrolRequest with(const protocol::OneTimeCode& code) {
    request.ticket = code.ticket;
    const base::Bytes statement = protocol::enrol_statement(request);
    request.device_proof = device_key.sign(protocol::kEnrolDomain, statement);
    request.person_proof = person_key.sign(protocol::kEnrolDomain, statement);
    key = protocol::code_key(code);
    request.mac = protocol::enrol_mac(key, request);
    return request;
  }

  crypto::SigningKey device_key;
  crypto::SigningKey person_key;
  crypto::SecretKey key{};
  protocol::EnrolRequest request;
};

protocol::OneTimeCode invite(JurisdictionFixture& fixture,
                             std::chrono::hours lifetime = std::chrono::hours(72)) {
  return must(fixture.server().enrolment().invite(fixture.reporter().person, lifetime));
}

// The same ticket with another secret.
protocol::OneTimeCode guess(JurisdictionFixture& fixture, const protocol::OneTimeCode& code) {
  protocol::OneTimeCode wrong = protocol::make_code(fixture.random);
  wrong.ticket = code.ticket;
  return wrong;
}

}  // namespace

TEST_CASE("a person joins with the code: both sides are proved and the key is in the log") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  CHECK_FALSE(enrolment.is_open());
  const auto code = invite(fixture);
  CHECK(enrolment.is_open());
  Joiner joiner(fixture);
  const auto request = joiner.with(code);
  const auto response = must(enrolment.enrol(request));
  CHECK(response.mac == protocol::enrol_response_mac(joiner.key, request, response));
  CHECK(response.person == fixture.reporter().person);
  CHECK(response.unit == fixture.reporter().unit);
  CHECK(response.log_id == fixture.server().writer().log_id());
  CHECK(crypto::verify(*crypto::public_key_from_text(response.log_key), response.checkpoint));
  const auto registry = fixture.server().state()->registry;
  const auto* key = registry->key(joiner.person_key.key_id());
  REQUIRE(key != nullptr);
  CHECK(key->person == fixture.reporter().person);
  CHECK(key->device == request.device);
  CHECK(registry->device(request.device) != nullptr);
  CHECK_FALSE(enrolment.is_open());
  // Neither the code nor anything of it is in the log of what happened.
  CHECK(fixture.log_text().find(code.secret) == std::string::npos);
}

TEST_CASE("a code is good once") {
  JurisdictionFixture fixture;
  const auto code = invite(fixture);
  invite(fixture);  // keeps the door open
  must(fixture.server().enrolment().enrol(Joiner(fixture).with(code)));
  CHECK(code_of(fixture.server().enrolment().enrol(Joiner(fixture).with(code))) ==
        "enrolment_code_locked");
}

TEST_CASE("the door is closed while no code is open: before, after use, and once codes expire") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  const auto unknown = protocol::make_code(fixture.random);
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(unknown))) == "enrolment_closed");
  const auto code = invite(fixture, std::chrono::hours(2));
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(unknown))) == "enrolment_code_wrong");
  fixture.clock.advance(std::chrono::hours(2));
  CHECK_FALSE(enrolment.is_open());
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(code))) == "enrolment_closed");
}

TEST_CASE(
    "a request whose answer was lost is answered the same again, and no other with that code") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  const auto code = invite(fixture, std::chrono::hours(2));
  Joiner joiner(fixture);
  const auto request = joiner.with(code);
  const auto first = must(enrolment.enrol(request));
  const std::uint64_t size = fixture.size();
  CHECK_FALSE(enrolment.is_open());
  for (int i = 0; i < 3; ++i) {
    CHECK(protocol::encode(must(enrolment.enrol(request))) == protocol::encode(first));
  }
  CHECK(fixture.size() == size);  // one key, one device
  auto changed = request;
  changed.nonce[0] ^= 1U;
  CHECK(code_of(enrolment.enrol(changed)) == "enrolment_closed");
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(code))) == "enrolment_closed");
  invite(fixture);
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(code))) == "enrolment_code_locked");
  fixture.clock.advance(std::chrono::hours(2));
  CHECK(code_of(enrolment.enrol(request)) == "enrolment_code_locked");
}

TEST_CASE("an expired code says so while another is open") {
  JurisdictionFixture fixture;
  const auto code = invite(fixture, std::chrono::hours(1));
  fixture.clock.advance(std::chrono::hours(1));
  invite(fixture);
  CHECK(code_of(fixture.server().enrolment().enrol(Joiner(fixture).with(code))) ==
        "enrolment_code_locked");
}

TEST_CASE("five wrong codes lock a ticket, also across a restart") {
  JurisdictionFixture fixture;
  const auto code = invite(fixture);
  invite(fixture);
  for (int i = 0; i < 5; ++i) {
    if (i == 3) fixture.restart();
    CHECK(code_of(fixture.server().enrolment().enrol(Joiner(fixture).with(guess(fixture, code)))) ==
          "enrolment_code_wrong");
  }
  CHECK(code_of(fixture.server().enrolment().enrol(Joiner(fixture).with(code))) ==
        "enrolment_code_locked");
}

TEST_CASE("tries are counted by the minute") {
  JurisdictionFixture fixture;
  invite(fixture);
  Joiner joiner(fixture);
  const auto request = joiner.with(protocol::make_code(fixture.random));
  for (int i = 0; i < 60; ++i) {
    CHECK(code_of(fixture.server().enrolment().enrol(request)) == "enrolment_code_wrong");
  }
  CHECK(code_of(fixture.server().enrolment().enrol(request)) == "server_busy");
  fixture.clock.advance(std::chrono::seconds(61));
  CHECK(code_of(fixture.server().enrolment().enrol(request)) == "enrolment_code_wrong");
}

TEST_CASE("somebody in the middle shows another certificate and gets nothing") {
  JurisdictionFixture fixture;
  const auto code = invite(fixture);
  Joiner joiner(fixture);
  joiner.request.certificate = crypto::sha256("another certificate");
  const std::uint64_t before = fixture.size();
  CHECK(code_of(fixture.server().enrolment().enrol(joiner.with(code))) == "tls_untrusted");
  CHECK(fixture.size() == before);
  CHECK(fixture.log_text().find("enrolment_foreign_certificate") != std::string::npos);
}

TEST_CASE("keys that are not held are not enrolled") {
  JurisdictionFixture fixture;
  const auto code = invite(fixture);
  Joiner joiner(fixture);
  joiner.request.person_key = crypto::text(fixture.leader().key.public_key());
  CHECK(code_of(fixture.server().enrolment().enrol(joiner.with(code))) == "bad_signature");
}

TEST_CASE("nobody is invited who is unknown or has left; the first administrator only once") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  CHECK(code_of(enrolment.invite(base::PersonId(fixture.random.array<16>()),
                                 std::chrono::hours(1))) == "person_unknown");
  domain::Event left =
      fixture.event(fixture.administrator(), domain::PersonLeft{testing::day("2024-03-01"), {}},
                    domain::subject_of(fixture.reporter().person));
  left.unit = fixture.reporter().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), left).outcome == protocol::Outcome::kAdmitted);
  CHECK(code_of(enrolment.invite(fixture.reporter().person, std::chrono::hours(1))) ==
        "person_unknown");
  CHECK(code_of(enrolment.invite_first_administrator(base::UnitCode("office"),
                                                     std::chrono::hours(1))) == "already_exists");
}

TEST_CASE("a second person joins on a device that is known, of the same unit only") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  const auto join_on = [&](const testing::Member& owner, const base::PersonId& person) {
    const auto code = must(enrolment.invite(person, std::chrono::hours(1)));
    Joiner joiner(fixture);
    joiner.device_key =
        crypto::SigningKey::from_seed(owner.device_key.seed(), testing::tested_suite());
    joiner.request.device = owner.device;
    joiner.request.device_key = crypto::text(owner.device_key.public_key());
    return code_of(enrolment.enrol(joiner.with(code)));
  };
  CHECK(join_on(fixture.reporter(), fixture.leader().person) == "");
  CHECK(join_on(fixture.neighbour(), fixture.leader().person) == "not_allowed_now");
}

TEST_CASE("a person has few keys in force: no code and no key beyond them, until one is revoked") {
  JurisdictionFixture fixture;
  auto& enrolment = fixture.server().enrolment();
  const testing::Member& reporter = fixture.reporter();
  // All but one; then two codes are out, and one of them takes the last place.
  for (std::size_t keys = 1; keys + 1 < base::limits::kActiveKeysPerPersonMax; ++keys) {
    must(enrolment.enrol(Joiner(fixture).with(invite(fixture))));
  }
  const auto last = invite(fixture);
  const auto waiting = invite(fixture);
  must(enrolment.enrol(Joiner(fixture).with(last)));
  const std::uint64_t size = fixture.size();
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(waiting))) == "too_many_keys");
  CHECK(fixture.size() == size);
  CHECK(code_of(enrolment.invite(reporter.person, std::chrono::hours(1))) == "too_many_keys");
  CHECK(code_of(enrolment.invite(fixture.leader().person, std::chrono::hours(1))) == "");

  domain::Event revoked =
      fixture.event(fixture.administrator(), domain::DeviceRevoked{reporter.device, "replaced"},
                    domain::subject_of(reporter.person));
  revoked.unit = reporter.unit;
  REQUIRE(fixture.push_one(fixture.administrator(), revoked).outcome ==
          protocol::Outcome::kAdmitted);
  // The code was not used up by the refusal.
  CHECK(code_of(enrolment.enrol(Joiner(fixture).with(waiting))) == "");
  CHECK(code_of(enrolment.invite(reporter.person, std::chrono::hours(1))) == "too_many_keys");
}
