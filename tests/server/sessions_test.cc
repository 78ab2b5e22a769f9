// Sessions: a device proves its key on a nonce and is known for a short while.
#include <doctest/doctest.h>

#include <set>

#include "shared/base/limits.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/suite.h"

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

void revoke_key(JurisdictionFixture& fixture, const Member& member) {
  domain::Event revoked =
      fixture.event(fixture.administrator(), domain::KeyRevoked{member.key.key_id(), "lost"},
                    domain::subject_of(member.person));
  revoked.unit = member.unit;
  REQUIRE(fixture.push_one(fixture.administrator(), revoked).outcome ==
          protocol::Outcome::kAdmitted);
}

void leave(JurisdictionFixture& fixture, const Member& member, base::Date from) {
  domain::Event left = fixture.event(fixture.administrator(), domain::PersonLeft{from, {}},
                                     domain::subject_of(member.person));
  left.unit = member.unit;
  REQUIRE(fixture.push_one(fixture.administrator(), left).outcome == protocol::Outcome::kAdmitted);
}

// A further key of somebody's, on a machine that is another's already.
void move_in(JurisdictionFixture& fixture, const Member& member, const Member& onto) {
  const auto key = crypto::SigningKey::generate(fixture.random, testing::tested_suite());
  domain::Event enrolled = fixture.event(
      member,
      domain::KeyEnrolled{member.person, onto.device, crypto::text(key.public_key()), false},
      domain::subject_of(member.person));
  enrolled.author = {};
  enrolled.device = {};
  server::CommitJob job;
  job.own_events.push_back(std::move(enrolled));
  must(fixture.server().committer().submit(job));
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
  CHECK(code_of(open(fixture, request)) == "device_unknown");
  // A stranger's answer spends nothing: the one who was given the nonce may use it.
  CHECK(code_of(open(fixture, answer_to(fixture, request.nonce, fixture.leader()))) == "");
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

TEST_CASE("a device whose every key is revoked is nobody's, and out at its next request") {
  JurisdictionFixture fixture;
  const auto by_event = opened(fixture, fixture.reporter());
  const auto by_list = opened(fixture, fixture.leader());
  const auto others = opened(fixture, fixture.neighbour());
  revoke_key(fixture, fixture.reporter());
  must(fixture.server().denied().deny_key(fixture.leader().key.key_id()));
  CHECK(device_with(fixture, by_event) == "device_revoked");
  CHECK(device_with(fixture, by_list) == "device_revoked");
  CHECK(device_with(fixture, others) == fixture.neighbour().device.text());
  const auto nonce = fixture.server().sessions().challenge();
  CHECK(code_of(open(fixture, answer_to(fixture, nonce, fixture.reporter()))) == "device_revoked");
}

TEST_CASE("a device is out on the day its only person is gone, and not before") {
  JurisdictionFixture fixture;
  const auto token = opened(fixture, fixture.reporter());
  leave(fixture, fixture.reporter(), testing::day("2024-03-02"));
  CHECK(device_with(fixture, token) == fixture.reporter().device.text());
  fixture.clock.set(testing::at("2024-03-02 00:00"));
  CHECK(device_with(fixture, token) == "device_revoked");
  const auto nonce = fixture.server().sessions().challenge();
  CHECK(code_of(open(fixture, answer_to(fixture, nonce, fixture.reporter()))) == "device_revoked");
}

TEST_CASE("a machine that two people share is served until the second of them is gone") {
  JurisdictionFixture fixture;
  const auto token = opened(fixture, fixture.reporter());
  const auto colleague = fixture.join(fixture.reporter().unit, {domain::Role::kReporter});
  move_in(fixture, *colleague, fixture.reporter());
  leave(fixture, fixture.reporter(), testing::day("2024-03-01"));
  CHECK(device_with(fixture, token) == fixture.reporter().device.text());
  leave(fixture, *colleague, testing::day("2024-03-01"));
  CHECK(device_with(fixture, token) == "device_revoked");
}

TEST_CASE("a flood of nonces costs no memory and shuts nobody out") {
  JurisdictionFixture fixture;
  auto& sessions = fixture.server().sessions();
  const auto first = sessions.challenge();
  std::set<protocol::Nonce> given{first};
  for (int i = 0; i < 20'000; ++i) {
    given.insert(sessions.challenge());
    if (i % 1000 == 0) fixture.clock.advance(std::chrono::seconds(1));
  }
  CHECK(given.size() == 20'001);
  CHECK(code_of(open(fixture, answer_to(fixture, first, fixture.reporter()))) == "");
}

TEST_CASE("a nonce that was changed in one bit is nobody's") {
  JurisdictionFixture fixture;
  const auto nonce = fixture.server().sessions().challenge();
  for (std::size_t bit = 0; bit < nonce.size() * 8; ++bit) {
    auto changed = nonce;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    CHECK(code_of(open(fixture, answer_to(fixture, changed, fixture.reporter()))) ==
          "session_expired");
  }
  CHECK(code_of(open(fixture, answer_to(fixture, nonce, fixture.reporter()))) == "");
}

TEST_CASE("a device that opens session after session shuts out itself and no other") {
  JurisdictionFixture fixture;
  const auto others = opened(fixture, fixture.leader());
  const auto first = opened(fixture, fixture.reporter());
  int opened_at_once = 1;
  const auto attempt = [&] {
    const auto nonce = fixture.server().sessions().challenge();
    return code_of(open(fixture, answer_to(fixture, nonce, fixture.reporter())));
  };
  while (attempt().empty()) ++opened_at_once;
  CHECK(attempt() == "server_busy");
  CHECK(opened_at_once == 128);
  CHECK(fixture.server().sessions().open_sessions() == 9);
  CHECK(device_with(fixture, first) == "session_expired");  // its own oldest went
  CHECK(device_with(fixture, others) == fixture.leader().device.text());
  opened(fixture, fixture.neighbour());
  fixture.clock.advance(base::limits::kNonceLifetime);
  CHECK(attempt() == "");
}
