// Sessions: a device proves its key on a nonce and is known for a short while.
#include <doctest/doctest.h>

#include "shared/base/limits.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using testing::code_of;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;

namespace {

protocol::SessionRequest answer_to(JurisdictionFixture& fixture, const protocol::Nonce& nonce,
                                   const Member& member) {
  protocol::SessionRequest request;
  request.device = member.device;
  request.nonce = nonce;
  request.signature = member.device_key.sign(
      protocol::kSessionDomain,
      protocol::session_statement(member.device, nonce,
                                  fixture.server().state()->checkpoint.log_id));
  return request;
}

base::Result<protocol::SessionToken> open(JurisdictionFixture& fixture,
                                          const protocol::SessionRequest& request) {
  return fixture.server().sessions().open(request, *fixture.server().state(),
                                          fixture.server().denied());
}

std::string device_with(JurisdictionFixture& fixture, const protocol::SessionToken& token) {
  const auto device = fixture.server().sessions().device_of(token, *fixture.server().state(),
                                                            fixture.server().denied());
  return device ? device->text() : code_of(device);
}

protocol::SessionToken opened(JurisdictionFixture& fixture, const Member& member) {
  const auto nonce = fixture.server().sessions().challenge();
  return must(open(fixture, answer_to(fixture, nonce, member)));
}

}  // namespace

TEST_CASE("a device that signs the nonce is known by its token") {
  JurisdictionFixture fixture;
  CHECK(device_with(fixture, opened(fixture, fixture.reporter())) ==
        fixture.reporter().device.text());
  CHECK(device_with(fixture, opened(fixture, fixture.leader())) == fixture.leader().device.text());
  CHECK(device_with(fixture, protocol::SessionToken{}) == "session_expired");
}

TEST_CASE("a nonce is good once, for a minute, and only if the server gave it") {
  JurisdictionFixture fixture;
  auto& sessions = fixture.server().sessions();
  const auto nonce = sessions.challenge();
  const auto request = answer_to(fixture, nonce, fixture.reporter());
  CHECK(code_of(open(fixture, request)) == "");
  CHECK(code_of(open(fixture, request)) == "session_expired");
  const auto late = answer_to(fixture, sessions.challenge(), fixture.reporter());
  fixture.clock.advance(base::limits::kNonceLifetime);
  CHECK(code_of(open(fixture, late)) == "session_expired");
  CHECK(code_of(open(fixture, answer_to(fixture, fixture.random.array<32>(),
                                        fixture.reporter()))) == "session_expired");
}

TEST_CASE("another key's answer, and an answer for another device, open nothing") {
  JurisdictionFixture fixture;
  auto request = answer_to(fixture, fixture.server().sessions().challenge(), fixture.reporter());
  request.device = fixture.leader().device;
  CHECK(code_of(open(fixture, request)) == "bad_signature");
  // The nonce is spent: a wrong answer is not tried again.
  CHECK(code_of(open(fixture, answer_to(fixture, request.nonce, fixture.leader()))) ==
        "session_expired");
  auto stranger = answer_to(fixture, fixture.server().sessions().challenge(), fixture.reporter());
  stranger.device = base::DeviceId(fixture.random.array<16>());
  CHECK(code_of(open(fixture, stranger)) == "device_unknown");
}

TEST_CASE("a session ends after its time, counted by the steady clock") {
  JurisdictionFixture fixture;
  const auto token = opened(fixture, fixture.reporter());
  fixture.clock.set(testing::at("2031-01-01 00:00"));  // the wall clock does not count
  CHECK(device_with(fixture, token) == fixture.reporter().device.text());
  fixture.clock.advance(base::limits::kSessionLifetime - std::chrono::seconds(1));
  CHECK(device_with(fixture, token) == fixture.reporter().device.text());
  fixture.clock.advance(std::chrono::seconds(1));
  CHECK(device_with(fixture, token) == "session_expired");
  CHECK(fixture.server().sessions().open_sessions() == 0);
}

TEST_CASE("a restart ends all sessions") {
  JurisdictionFixture fixture;
  const auto token = opened(fixture, fixture.reporter());
  fixture.restart();
  CHECK(device_with(fixture, token) == "session_expired");
}

TEST_CASE("a revoked device is out at its next request and gets no new session") {
  JurisdictionFixture fixture;
  const auto by_list = opened(fixture, fixture.reporter());
  const auto by_event = opened(fixture, fixture.leader());
  must(fixture.server().denied().deny_device(fixture.reporter().device));
  CHECK(device_with(fixture, by_list) == "device_revoked");
  domain::Event revoked = fixture.event(fixture.administrator(),
                                        domain::DeviceRevoked{fixture.leader().device, "stolen"},
                                        domain::subject_of(fixture.leader().person));
  revoked.unit = fixture.leader().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), revoked).outcome ==
          protocol::Outcome::kAdmitted);
  CHECK(device_with(fixture, by_event) == "device_revoked");
  for (const Member* member : {&fixture.reporter(), &fixture.leader()}) {
    const auto nonce = fixture.server().sessions().challenge();
    CHECK(code_of(open(fixture, answer_to(fixture, nonce, *member))) == "device_revoked");
  }
}

TEST_CASE("nobody fills the memory with nonces: the oldest go first") {
  JurisdictionFixture fixture;
  auto& sessions = fixture.server().sessions();
  const auto first = sessions.challenge();
  fixture.clock.advance(std::chrono::seconds(1));
  protocol::Nonce last{};
  for (int i = 0; i < 4096; ++i) last = sessions.challenge();
  CHECK(code_of(open(fixture, answer_to(fixture, first, fixture.reporter()))) == "session_expired");
  CHECK(code_of(open(fixture, answer_to(fixture, last, fixture.reporter()))) == "");
}
