// Whoever is served may deliver what somebody else has signed (SECURITY.md): a colleague with a
// stick, the other person at a shared PC. It stays the signer's, with the signer's rights, and the
// carrier is shown nothing for it.
#include "shared/domain/authority.h"
#include "tests/server/cast.h"
#include "tests/server/pulled.h"
#include "tests/server/verdicts.h"
#include "tests/support/fields.h"
#include "tests/support/quick_disk.h"

using namespace yibao;
using domain::EventType;
using testing::Asker;
using testing::Cast;
using testing::Door;
using testing::Said;
using testing::verdict;

namespace {

const base::UnitCode kTown("angsu");

std::string carried(Door& door, const Asker& carrier, const Said& said,
                    const crypto::SigningKey& signer) {
  auto request = door.fixture.request();
  request.events = {protocol::sign_event(said.event, signer)};
  request.contents = said.contents;
  return verdict(door.exchange(carrier.authorization, request).answers.at(0));
}

// Whether that device is given it, from the beginning.
bool is_given(Door& door, const Asker& asker, const base::EventId& event) {
  testing::Pulled pulled;
  testing::pull(door.fixture, *asker.member, pulled, 1'000'000, 0);
  return pulled.has(event);
}

}  // namespace

TEST_CASE("the rights of whoever carries it are lent to nobody") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Asker& signer = cast.asker("reporter");
  const Asker& carrier = cast.asker("officer and administrator");
  std::size_t refused = 0;
  for (const EventType type : testing::all_event_types()) {
    if (domain::reach_of(domain::Role::kReporter, type) != domain::Reach::kNone) continue;
    CAPTURE(std::string(domain::name(type)));
    const Said said = events.make_resting_on_nothing(type, *signer.member, kTown);
    CHECK(carried(door, carrier, said, signer.member->key) == "refused no_right");
    // Nor does the name of somebody who has them.
    Said in_their_name = said;
    in_their_name.event.author = carrier.member->person;
    in_their_name.event.device = carrier.member->device;
    const bool servers = domain::is_server_type(type);
    CHECK(carried(door, carrier, in_their_name, signer.member->key) ==
          (servers ? "refused no_right" : "refused foreign_key"));
    ++refused;
  }
  CHECK(refused > 20);
}

TEST_CASE("what somebody else carried is its signer's, and the carrier is shown nothing for it") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Asker& signer = cast.asker("reporter");
  const Asker& carrier = cast.asker("reporter of another unit");
  const Said said = events.make(EventType::kDraftOffered, *signer.member, kTown);
  REQUIRE(carried(door, carrier, said, signer.member->key) == "admitted");
  const auto lease = testing::must(door.fixture.server().readers().take());
  const auto stored = testing::must(lease->log().find(said.event.id));
  REQUIRE(stored.has_value());
  CHECK(stored->event.key == signer.member->key.key_id());
  const auto kept = testing::must(protocol::decode_event(stored->event.payload));
  CHECK(kept.author == signer.member->person);
  CHECK(kept.device == signer.member->device);
  CHECK(kept.unit == kTown);
  CHECK_FALSE(is_given(door, carrier, said.event.id));
  CHECK(is_given(door, signer, said.event.id));
  CHECK(is_given(door, cast.asker("leader"), said.event.id));
}

TEST_CASE(
    "with whose key is out nothing goes through, by no carrier; what is wrong is the signer's") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Asker& signer = cast.asker("whose key was revoked");
  const Said said = events.make_resting_on_nothing(EventType::kDraftOffered, *signer.member, kTown);
  for (const char* carrier : {"leader", "administrator", "reporter of another unit"}) {
    CHECK(carried(door, cast.asker(carrier), said, signer.member->key) == "refused key_revoked");
  }
  const auto listed = testing::must(door.fixture.server().writer().store().quarantine().all());
  REQUIRE(listed.size() == 1);
  CHECK(listed.front().event.key == signer.member->key.key_id());
  // And not the carriers': they are served as before.
  const Asker& leader = cast.asker("leader");
  const Said own = events.make(EventType::kDraftOffered, *leader.member, kTown);
  CHECK(carried(door, leader, own, leader.member->key) == "admitted");
}
