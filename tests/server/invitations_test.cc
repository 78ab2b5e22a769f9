// Codes asked for over the line: by an administrator's key from its own device, once for each
// nonce, and by nobody else.
#include <doctest/doctest.h>

#include "server/http/api.h"
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

protocol::InviteRequest asked_by(JurisdictionFixture& fixture, const Member& member,
                                 const base::PersonId& person) {
  protocol::InviteRequest request;
  request.person = person;
  request.hours = 24;
  request.nonce = fixture.server().sessions().challenge();
  request.key = member.key.key_id();
  return request;
}

void sign(JurisdictionFixture& fixture, const Member& member, protocol::InviteRequest& request) {
  request.signature =
      member.key.sign(protocol::kInviteDomain,
                      protocol::invite_statement(request, member.device,
                                                 fixture.server().state()->checkpoint.log_id));
}

// From the member's device, as its session would say.
base::Result<base::Bytes> send(JurisdictionFixture& fixture, const Member& member,
                               const protocol::InviteRequest& request) {
  return fixture.server().invitations().invite(member.device, request);
}

base::Result<base::Bytes> invite(JurisdictionFixture& fixture, const Member& member,
                                 const base::PersonId& person) {
  auto request = asked_by(fixture, member, person);
  sign(fixture, member, request);
  return send(fixture, member, request);
}

protocol::Invitation opened(JurisdictionFixture& fixture, const Member& member,
                            const protocol::InviteRequest& request, const base::Bytes& answer) {
  return must(protocol::open_invitation(answer, request.nonce, member.device_key,
                                        fixture.server().writer().log_key().public_key()));
}

protocol::OneTimeCode code_for(JurisdictionFixture& fixture, const base::PersonId& person,
                               bool replaces = false) {
  const Member& member = fixture.administrator();
  auto request = asked_by(fixture, member, person);
  request.replaces = replaces;
  sign(fixture, member, request);
  const auto invitation = opened(fixture, member, request, must(send(fixture, member, request)));
  return *protocol::parse_code(invitation.code);
}

// The newcomer uses the code at a machine of their own; "" where it went well.
std::string join_with(JurisdictionFixture& fixture, const protocol::OneTimeCode& code) {
  const auto device_key = crypto::SigningKey::generate(fixture.random, testing::tested_suite());
  const auto person_key = crypto::SigningKey::generate(fixture.random, testing::tested_suite());
  protocol::EnrolRequest request;
  request.ticket = code.ticket;
  request.nonce = fixture.random.array<32>();
  request.device = base::DeviceId(fixture.random.array<16>());
  request.device_key = crypto::text(device_key.public_key());
  request.person_key = crypto::text(person_key.public_key());
  request.certificate = fixture.certificate();
  const base::Bytes statement = protocol::enrol_statement(request);
  request.device_proof = device_key.sign(protocol::kEnrolDomain, statement);
  request.person_proof = person_key.sign(protocol::kEnrolDomain, statement);
  request.mac = protocol::enrol_mac(protocol::code_key(code), request);
  return code_of(fixture.server().enrolment().enrol(request));
}

void push(JurisdictionFixture& fixture, domain::EventBody body, const Member& about) {
  domain::Event event =
      fixture.event(fixture.administrator(), std::move(body), domain::subject_of(about.person));
  event.unit = about.unit;
  REQUIRE(fixture.push_one(fixture.administrator(), event).outcome == protocol::Outcome::kAdmitted);
}

}  // namespace

TEST_CASE("an administrator gets a code over the line, and the newcomer joins with it") {
  JurisdictionFixture fixture;
  const Member& administrator = fixture.administrator();
  auto request = asked_by(fixture, administrator, fixture.reporter().person);
  sign(fixture, administrator, request);
  const base::Bytes answer = must(send(fixture, administrator, request));
  const auto invitation = opened(fixture, administrator, request, answer);
  CHECK(invitation.hours == 24);
  CHECK(invitation.certificate == fixture.certificate());
  const auto code = protocol::parse_code(invitation.code);
  REQUIRE(code.has_value());
  CHECK(join_with(fixture, *code) == "");
  CHECK(fixture.log_text().find(administrator.key.key_id().text()) != std::string::npos);
  CHECK(fixture.log_text().find(code->secret) == std::string::npos);
}

TEST_CASE(
    "a request counts once: repeated, or asked without a nonce of the server's, it is nothing") {
  JurisdictionFixture fixture;
  const Member& administrator = fixture.administrator();
  auto request = asked_by(fixture, administrator, fixture.reporter().person);
  sign(fixture, administrator, request);
  must(send(fixture, administrator, request));
  CHECK(code_of(send(fixture, administrator, request)) == "session_expired");
  request.nonce = fixture.random.array<32>();
  sign(fixture, administrator, request);
  CHECK(code_of(send(fixture, administrator, request)) == "session_expired");
  auto late = asked_by(fixture, administrator, fixture.reporter().person);
  sign(fixture, administrator, late);
  fixture.clock.advance(base::limits::kNonceLifetime);
  CHECK(code_of(send(fixture, administrator, late)) == "session_expired");
}

TEST_CASE("a reporter, a leader and an officer who is no administrator invite nobody") {
  JurisdictionFixture fixture;
  const auto officer = fixture.join(fixture.administrator().unit, {domain::Role::kOffice});
  const std::vector<const Member*> others = {&fixture.reporter(), &fixture.leader(), officer.get()};
  for (const Member* member : others) {
    CHECK(code_of(invite(fixture, *member, fixture.neighbour().person)) == "no_right");
  }
  CHECK_FALSE(fixture.server().enrolment().is_open());
}

TEST_CASE(
    "a stolen token is worth nothing without the administrator's key, and the other way round") {
  JurisdictionFixture fixture;
  const Member& administrator = fixture.administrator();
  // The administrator's session, somebody else's signature under the administrator's name.
  auto forged = asked_by(fixture, administrator, fixture.reporter().person);
  forged.signature = fixture.reporter().key.sign(
      protocol::kInviteDomain,
      protocol::invite_statement(forged, administrator.device,
                                 fixture.server().state()->checkpoint.log_id));
  CHECK(code_of(send(fixture, administrator, forged)) == "bad_signature");
  // What the administrator signed, from another machine.
  auto taken = asked_by(fixture, administrator, fixture.reporter().person);
  sign(fixture, administrator, taken);
  CHECK(code_of(send(fixture, fixture.reporter(), taken)) == "bad_signature");
  // The administrator's key on a machine it was not enrolled on.
  auto moved = asked_by(fixture, administrator, fixture.reporter().person);
  moved.signature = administrator.key.sign(
      protocol::kInviteDomain,
      protocol::invite_statement(moved, fixture.reporter().device,
                                 fixture.server().state()->checkpoint.log_id));
  CHECK(code_of(send(fixture, fixture.reporter(), moved)) == "foreign_key");
  // Signed for another person, other hours, another log.
  const auto changed = [&](auto change) {
    auto request = asked_by(fixture, administrator, fixture.reporter().person);
    sign(fixture, administrator, request);
    change(request);
    return code_of(send(fixture, administrator, request));
  };
  CHECK(changed([&](auto& request) { request.person = fixture.leader().person; }) ==
        "bad_signature");
  CHECK(changed([](auto& request) { request.hours = 72; }) == "bad_signature");
  auto elsewhere = asked_by(fixture, administrator, fixture.reporter().person);
  elsewhere.signature = administrator.key.sign(
      protocol::kInviteDomain,
      protocol::invite_statement(elsewhere, administrator.device, crypto::LogId{9}));
  CHECK(code_of(send(fixture, administrator, elsewhere)) == "bad_signature");
  CHECK_FALSE(fixture.server().enrolment().is_open());
}

TEST_CASE("a revoked administrator invites nobody, by the log or by the list beside it") {
  JurisdictionFixture fixture;
  const auto second = fixture.join(fixture.administrator().unit, {domain::Role::kAdministrator});
  must(invite(fixture, *second, fixture.reporter().person));
  SUBCASE("the key, by an event") {
    push(fixture, domain::KeyRevoked{second->key.key_id(), "lost"}, *second);
  }
  SUBCASE("the key, on the server's own list") {
    must(fixture.server().denied().deny_key(second->key.key_id()));
  }
  CHECK(code_of(invite(fixture, *second, fixture.reporter().person)) == "key_revoked");
}

TEST_CASE("an administrator who has left, or is one no longer, invites nobody") {
  JurisdictionFixture fixture;
  const auto second = fixture.join(fixture.administrator().unit, {domain::Role::kAdministrator});
  push(fixture, domain::PersonLeft{testing::day("2024-03-01"), {}}, *second);
  CHECK(code_of(invite(fixture, *second, fixture.reporter().person)) == "no_right");
}

TEST_CASE("a code dies with the key of the administrator who asked for it") {
  JurisdictionFixture fixture;
  const auto second = fixture.join(fixture.administrator().unit, {domain::Role::kAdministrator});
  auto request = asked_by(fixture, *second, fixture.reporter().person);
  sign(fixture, *second, request);
  const auto invitation = opened(fixture, *second, request, must(send(fixture, *second, request)));
  const auto code = *protocol::parse_code(invitation.code);
  push(fixture, domain::KeyRevoked{second->key.key_id(), "lost"}, *second);
  CHECK(join_with(fixture, code) == "enrolment_code_locked");
}

TEST_CASE("a code dies when its person leaves or goes to another unit") {
  JurisdictionFixture fixture;
  const auto code = code_for(fixture, fixture.reporter().person);
  SUBCASE("leaves") {
    push(fixture, domain::PersonLeft{testing::day("2024-03-01"), {}}, fixture.reporter());
  }
  SUBCASE("goes to another unit") {
    const auto profile = fixture.note("profile");
    domain::PersonDefined defined{
        {domain::Role::kReporter}, domain::LeaderPost::kNone, domain::address_of(profile)};
    domain::Event event =
        fixture.event(fixture.administrator(), defined,
                      domain::subject_of(fixture.reporter().person), {domain::address_of(profile)});
    event.unit = fixture.neighbour().unit;
    static_cast<void>(fixture.push_one(fixture.administrator(), event, {profile}));
    REQUIRE(fixture.server().state()->registry->person(fixture.reporter().person)->unit ==
            fixture.neighbour().unit);
  }
  CHECK(join_with(fixture, code) == "enrolment_code_locked");
}

TEST_CASE("nobody is invited who is unknown, has left, or for hours that are none") {
  JurisdictionFixture fixture;
  const Member& administrator = fixture.administrator();
  CHECK(code_of(invite(fixture, administrator, base::PersonId(fixture.random.array<16>()))) ==
        "person_unknown");
  push(fixture, domain::PersonLeft{testing::day("2024-03-01"), {}}, fixture.reporter());
  CHECK(code_of(invite(fixture, administrator, fixture.reporter().person)) == "person_unknown");
  for (const std::uint16_t hours : {std::uint16_t{0}, std::uint16_t{73}, std::uint16_t{65535}}) {
    auto request = asked_by(fixture, administrator, fixture.leader().person);
    request.hours = hours;
    sign(fixture, administrator, request);
    CHECK(code_of(send(fixture, administrator, request)) == "field_invalid");
  }
}

TEST_CASE("an administrator is told at once that somebody has too many keys already") {
  JurisdictionFixture fixture;
  for (std::size_t i = 1; i < base::limits::kActiveKeysPerPersonMax; ++i) {
    REQUIRE(join_with(fixture, code_for(fixture, fixture.reporter().person)) == "");
  }
  CHECK(code_of(invite(fixture, fixture.administrator(), fixture.reporter().person)) ==
        "too_many_keys");
  CHECK(server::http_status(base::ErrorCode::kTooManyKeys) == 403);
}

TEST_CASE("a person who is yet to leave can be invited until the day") {
  JurisdictionFixture fixture;
  push(fixture, domain::PersonLeft{testing::day("2024-12-01"), {}}, fixture.reporter());
  CHECK(join_with(fixture, code_for(fixture, fixture.reporter().person)) == "");
}

TEST_CASE("a person has three codes at most; the one that ends first gives way") {
  JurisdictionFixture fixture;
  std::vector<protocol::OneTimeCode> codes;
  for (std::size_t i = 0; i <= base::limits::kOpenCodesPerPersonMax; ++i) {
    fixture.clock.advance(std::chrono::minutes(1));
    codes.push_back(code_for(fixture, fixture.reporter().person));
  }
  CHECK(join_with(fixture, codes[0]) == "enrolment_code_locked");
  CHECK(join_with(fixture, codes[1]) == "");
  CHECK(join_with(fixture, codes[3]) == "");
}

TEST_CASE("a code may put an end to those before it") {
  JurisdictionFixture fixture;
  const auto before = code_for(fixture, fixture.reporter().person);
  const auto other = code_for(fixture, fixture.leader().person);
  const auto now = code_for(fixture, fixture.reporter().person, true);
  CHECK(join_with(fixture, before) == "enrolment_code_locked");
  CHECK(join_with(fixture, now) == "");
  CHECK(join_with(fixture, other) == "");
}

TEST_CASE("what is asked is counted by the minute, whoever asks") {
  JurisdictionFixture fixture;
  for (std::size_t i = 0; i < base::limits::kInvitationsPerMinuteMax; ++i) {
    CHECK(code_of(invite(fixture, fixture.reporter(), fixture.leader().person)) == "no_right");
  }
  CHECK(code_of(invite(fixture, fixture.administrator(), fixture.leader().person)) ==
        "server_busy");
  fixture.clock.advance(std::chrono::seconds(61));
  CHECK(code_of(invite(fixture, fixture.administrator(), fixture.leader().person)) == "");
}

TEST_CASE("a refusal has the status of its kind") {
  using base::ErrorCode;
  for (const ErrorCode code : {ErrorCode::kNoRight, ErrorCode::kKeyRevoked, ErrorCode::kUnknownKey,
                               ErrorCode::kForeignKey, ErrorCode::kBadSignature}) {
    CHECK(server::http_status(code) == 403);
  }
  CHECK(server::http_status(ErrorCode::kSessionExpired) == 401);
  CHECK(server::http_status(ErrorCode::kServerBusy) == 503);
  CHECK(server::http_status(ErrorCode::kPersonUnknown) == 400);
}
