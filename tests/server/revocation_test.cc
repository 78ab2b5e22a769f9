// Keys that are shut out, and ids that come twice.
#include <doctest/doctest.h>

#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Outcome;
using protocol::SignedEvent;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;

namespace {

bool refused_with(const protocol::Answer& answer, base::ErrorCode code) {
  return answer.outcome == Outcome::kRefused && answer.code == code;
}

void revoke(JurisdictionFixture& fixture, const Member& member) {
  domain::Event revoked =
      fixture.event(fixture.administrator(), domain::KeyRevoked{member.key.key_id(), "lost"},
                    domain::subject_of(member.person));
  revoked.unit = member.unit;
  REQUIRE(fixture.push_one(fixture.administrator(), revoked).outcome == Outcome::kAdmitted);
}

std::vector<server::Quarantined> quarantined(JurisdictionFixture& fixture) {
  return must(fixture.server().writer().store().quarantine().all());
}

}  // namespace

TEST_CASE("a draft signed by a key that was revoked meanwhile never enters the log") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());  // made before
  const SignedEvent signed_event = protocol::sign_event(draft.offered, fixture.reporter().key);
  revoke(fixture, fixture.reporter());
  const std::uint64_t before = fixture.size();
  const auto answers = fixture.push(fixture.leader(), {signed_event}, {draft.words});
  CHECK(refused_with(answers[0], base::ErrorCode::kKeyRevoked));
  CHECK(fixture.size() == before);
  auto& store = fixture.server().writer().store();
  CHECK_FALSE(must(store.log().find(draft.offered.id)).has_value());
  CHECK(must(store.contents().state(domain::address_of(draft.words))) ==
        server::ContentState::kMissing);

  // Its envelope is listed, without the words, once however often it is sent.
  static_cast<void>(fixture.push(fixture.leader(), {signed_event}, {draft.words}));
  const auto list = quarantined(fixture);
  REQUIRE(list.size() == 1);
  CHECK(list[0].id == draft.offered.id);
  CHECK(list[0].event.payload == signed_event.payload);
  CHECK(list[0].type == "draft.offered");
  CHECK(list[0].unit == fixture.reporter().unit);
  CHECK(fixture.log_text().find("\"quarantined\"") != std::string::npos);

  // Signed again with a new key it is a new event.
  const auto renewed = fixture.join(fixture.reporter().unit, {domain::Role::kReporter});
  Draft again = fixture.draft(*renewed);
  CHECK(fixture.push_one(*renewed, again.offered, {again.words}).outcome == Outcome::kAdmitted);
  CHECK(again.offered.id != draft.offered.id);
}

TEST_CASE("what a key signed before it was revoked and sent before stays in the log") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const SignedEvent signed_event = protocol::sign_event(draft.offered, fixture.reporter().key);
  const auto first = fixture.push(fixture.reporter(), {signed_event}, {draft.words});
  revoke(fixture, fixture.reporter());
  const auto again = fixture.push(fixture.leader(), {signed_event}, {draft.words});
  CHECK(again[0].outcome == Outcome::kKnown);
  CHECK(again[0].stamp == first[0].stamp);
  CHECK(quarantined(fixture).empty());
}

TEST_CASE("the list beside the database shuts a key or a device out at once, and after a restart") {
  JurisdictionFixture fixture;
  const auto offer_by = [&](const Member& member) {
    const Draft draft = fixture.draft(member);
    return fixture.push(fixture.administrator(), {protocol::sign_event(draft.offered, member.key)},
                        {draft.words})[0];
  };
  must(fixture.server().denied().deny_key(fixture.reporter().key.key_id()));
  CHECK(refused_with(offer_by(fixture.reporter()), base::ErrorCode::kKeyRevoked));
  must(fixture.server().denied().deny_device(fixture.leader().device));
  CHECK(refused_with(offer_by(fixture.leader()), base::ErrorCode::kKeyRevoked));
  CHECK(offer_by(fixture.neighbour()).outcome == Outcome::kAdmitted);
  fixture.restart();
  CHECK(refused_with(offer_by(fixture.reporter()), base::ErrorCode::kKeyRevoked));
  CHECK(refused_with(offer_by(fixture.leader()), base::ErrorCode::kKeyRevoked));
  CHECK(offer_by(fixture.neighbour()).outcome == Outcome::kAdmitted);
}

TEST_CASE("a line cut off in the list beside the database costs nothing but itself") {
  JurisdictionFixture fixture;
  const auto path = fixture.folder() / "denied.list";
  const auto first = fixture.reporter().key.key_id();
  const auto second = fixture.leader().key.key_id();
  must(fixture.server().denied().deny_key(first));
  testing::write_file(path, testing::read_file(path) + "key abc");
  fixture.restart();
  must(fixture.server().denied().deny_key(second));
  fixture.restart();
  CHECK(fixture.server().denied().key(first));
  CHECK(fixture.server().denied().key(second));
  CHECK(fixture.server().denied().size() == 2);
}

TEST_CASE("a line of the list that changed on the disk shuts out nobody else, and is told") {
  JurisdictionFixture fixture;
  const auto path = fixture.folder() / "denied.list";
  must(fixture.server().denied().deny_key(fixture.reporter().key.key_id()));
  must(fixture.server().denied().deny_key(fixture.leader().key.key_id()));
  const std::string whole = testing::read_file(path);
  for (std::size_t at = 0; at + 1 < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    testing::write_file(path, flipped);
    const auto list = must(server::DeniedList::open(path));
    CHECK(list->size() <= 1);
    CHECK(list->damaged() >= 1);
  }
  fixture.restart();
  CHECK(fixture.log_text().find("denied_list_damaged") != std::string::npos);
}

TEST_CASE("a list beside the database that cannot be read is not taken for an empty one") {
  JurisdictionFixture fixture;
  const auto path = fixture.folder() / "a folder";
  std::filesystem::create_directory(path);
  CHECK_FALSE(server::DeniedList::open(path).has_value());
  CHECK(must(server::DeniedList::open(fixture.folder() / "none"))->size() == 0);
}

TEST_CASE("a revocation that the list could not take is noted with the next commit") {
  JurisdictionFixture fixture;
  const auto path = fixture.folder() / "denied.list";
  const auto key = fixture.reporter().key.key_id();
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  revoke(fixture, fixture.reporter());
  CHECK_FALSE(fixture.server().denied().key(key));
  CHECK(fixture.log_text().find("denied_list_not_written") != std::string::npos);
  std::filesystem::remove(path);
  const Draft draft = fixture.draft(fixture.neighbour());
  CHECK(fixture.push_one(fixture.neighbour(), draft.offered, {draft.words}).outcome ==
        Outcome::kAdmitted);
  CHECK(must(server::DeniedList::open(path))->key(key));
}

TEST_CASE("what the log revoked and purged is on the list again after a restart") {
  JurisdictionFixture fixture;
  const Draft secret = fixture.draft(fixture.neighbour());
  fixture.submit(fixture.neighbour(), secret);
  domain::Event found =
      fixture.event(fixture.neighbour(), domain::DraftFoundSecret{"security"}, secret.item);
  REQUIRE(fixture.push_one(fixture.neighbour(), found).outcome == Outcome::kAdmitted);
  revoke(fixture, fixture.reporter());
  const auto path = fixture.folder() / "denied.list";
  const std::string noted = testing::read_file(path);
  fixture.stop();
  // A crash between the commit and the list, or somebody's broom.
  std::filesystem::remove(path);
  fixture.start();
  const auto list = must(server::DeniedList::open(path));
  CHECK(list->key(fixture.reporter().key.key_id()));
  CHECK(list->purges() == std::vector{domain::address_of(secret.words)});
  CHECK(testing::read_file(path).size() == noted.size());
  const Draft draft = fixture.draft(fixture.reporter());
  CHECK(refused_with(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}),
                     base::ErrorCode::kKeyRevoked));
}

TEST_CASE("a forged signature in a revoked key's name is not put to its holder's account") {
  JurisdictionFixture fixture;
  revoke(fixture, fixture.reporter());
  const Draft draft = fixture.draft(fixture.reporter());
  SignedEvent forged = protocol::sign_event(draft.offered, fixture.neighbour().key);
  forged.key = fixture.reporter().key.key_id();
  const auto answers = fixture.push(fixture.neighbour(), {forged}, {draft.words});
  CHECK(refused_with(answers[0], base::ErrorCode::kBadSignature));
  CHECK(quarantined(fixture).empty());
}

TEST_CASE("the same id with other bytes is refused as equivocation and raises an alarm") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  REQUIRE(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}).outcome ==
          Outcome::kAdmitted);
  const std::uint64_t before = fixture.size();
  Draft other = fixture.draft(fixture.reporter());
  other.offered.id = draft.offered.id;
  CHECK(refused_with(fixture.push_one(fixture.reporter(), other.offered, {other.words}),
                     base::ErrorCode::kEquivocation));
  CHECK(fixture.size() == before);
  const std::string log = fixture.log_text();
  const std::size_t at = log.find("\"equivocation\"");
  REQUIRE(at != std::string::npos);
  const std::size_t begin = log.rfind('\n', at) + 1;
  const std::string line = log.substr(begin, log.find('\n', at) - begin);
  CHECK(line.find("alarm") != std::string::npos);
  CHECK(line.find(draft.offered.id.text()) != std::string::npos);
  CHECK(line.find(fixture.reporter().key.key_id().text()) != std::string::npos);
}

TEST_CASE("the same id with other bytes and a bad signature accuses nobody") {
  JurisdictionFixture fixture;
  Draft draft = fixture.draft(fixture.reporter());
  REQUIRE(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}).outcome ==
          Outcome::kAdmitted);
  Draft other = fixture.draft(fixture.reporter());
  other.offered.id = draft.offered.id;
  SignedEvent forged = protocol::sign_event(other.offered, fixture.neighbour().key);
  forged.key = fixture.reporter().key.key_id();
  CHECK(refused_with(fixture.push(fixture.neighbour(), {forged}, {other.words})[0],
                     base::ErrorCode::kBadSignature));
  CHECK(fixture.log_text().find("equivocation") == std::string::npos);
}
