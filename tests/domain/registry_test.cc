#include "shared/domain/registry.h"

#include <doctest/doctest.h>

#include "shared/base/limits.h"
#include "shared/domain/authority.h"
#include "tests/domain/history.h"

namespace yibao::domain {
namespace {

using testing::day;
using testing::History;

struct Person {
  PersonId id;
  DeviceId device;
  crypto::SigningKey key;
};

Person make_person(std::uint8_t number) {
  base::ByteArray<32> seed{};
  seed[0] = number;
  return {PersonId({number, 1, 0, 0, 0, 0, 0, 0, 0x80}), DeviceId({number, 2}),
          crypto::SigningKey::from_seed(seed)};
}

PersonDefined person_with(Role role) {
  PersonDefined body;
  body.roles = {role};
  return body;
}

KeyEnrolled key_of(const Person& person) {
  return {person.id, person.device, crypto::text(person.key.public_key()), false};
}

Registry folded(const History& history) {
  Registry registry;
  for (const Entry& entry : history.entries()) registry.apply(entry);
  return registry;
}

Event event_by(const Person& person, EventBody body, const char* unit = "town") {
  Event event;
  event.author = person.id;
  event.device = person.device;
  event.unit = UnitCode(unit);
  event.body = std::move(body);
  return event;
}

const Timestamp kNow = day("2024-03-01");

// One person of the town with one key and device, enrolled.
void enrol(History& history, const Person& person, Role role) {
  history.of("town").about(subject_of(person.id));
  history.add(person_with(role));
  history.add(DeviceEnrolled{person.device, crypto::text(person.key.public_key())});
  history.add(key_of(person));
}

base::ErrorCode refusal(const Registry& registry, const Event& event, const KeyId& signer,
                        Timestamp at = kNow) {
  const base::Status status = check_authority(event, signer, registry, at);
  REQUIRE(!status.has_value());
  return status.error().code;
}

TEST_CASE("an author with key and role may; one without any of them may not") {
  History history;
  const Person reporter = make_person(1);
  const Person stranger = make_person(2);
  enrol(history, reporter, Role::kReporter);
  const Registry registry = folded(history);
  const Event offer = event_by(reporter, DraftOffered{});
  CHECK(check_authority(offer, reporter.key.key_id(), registry, kNow).has_value());
  CHECK(refusal(registry, offer, stranger.key.key_id()) == base::ErrorCode::kUnknownKey);
  Event elsewhere = offer;
  elsewhere.device = stranger.device;
  CHECK(refusal(registry, elsewhere, reporter.key.key_id()) == base::ErrorCode::kForeignKey);
  CHECK(refusal(registry, event_by(stranger, DraftOffered{}), reporter.key.key_id()) ==
        base::ErrorCode::kForeignKey);
  CHECK(refusal(registry, event_by(reporter, ItemAccepted{}), reporter.key.key_id()) ==
        base::ErrorCode::kNoRight);
  CHECK(refusal(registry, event_by(reporter, DraftOffered{}, "other"), reporter.key.key_id()) ==
        base::ErrorCode::kNoRight);
  CHECK(refusal(registry, event_by(reporter, LogOpened{}), reporter.key.key_id()) ==
        base::ErrorCode::kNoRight);
  CHECK(refusal(registry, event_by(reporter, UnknownBody{"x.y"}), reporter.key.key_id()) ==
        base::ErrorCode::kNoRight);
}

TEST_CASE("a revocation takes effect with its stamp") {
  History history;
  const Person reporter = make_person(1);
  enrol(history, reporter, Role::kReporter);
  const Event offer = event_by(reporter, DraftOffered{});
  const KeyId key = reporter.key.key_id();
  CHECK(check_authority(offer, key, folded(history), kNow).has_value());
  history.add(KeyRevoked{key, "lost"});
  const Registry after = folded(history);
  CHECK(refusal(after, offer, key) == base::ErrorCode::kKeyRevoked);
  REQUIRE(after.key(key)->revoked.has_value());
  CHECK(after.key(key)->revoked->sequence == 4);

  // A second revocation does not move the first.
  history.add(KeyRevoked{key, "lost"});
  CHECK(folded(history).key(key)->revoked->sequence == 4);
}

TEST_CASE("a revoked device takes its keys with it") {
  History history;
  const Person reporter = make_person(1);
  enrol(history, reporter, Role::kReporter);
  history.add(DeviceRevoked{reporter.device, "lost"});
  const Registry registry = folded(history);
  CHECK(refusal(registry, event_by(reporter, DraftOffered{}), reporter.key.key_id()) ==
        base::ErrorCode::kKeyRevoked);
}

TEST_CASE("somebody who enrols a known key anew neither takes it over nor revives it") {
  History history;
  const Person reporter = make_person(1);
  const Person thief = make_person(2);
  enrol(history, reporter, Role::kReporter);
  history.add(KeyRevoked{reporter.key.key_id(), "lost"});
  KeyEnrolled again = key_of(reporter);
  again.person = thief.id;
  history.add(again);
  const KeyInfo* key = folded(history).key(reporter.key.key_id());
  const Registry registry = folded(history);
  key = registry.key(reporter.key.key_id());
  CHECK(key->person == reporter.id);
  CHECK(key->revoked.has_value());
}

TEST_CASE("who has left may do nothing from that day on, and everything again when defined anew") {
  History history;
  const Person reporter = make_person(1);
  enrol(history, reporter, Role::kReporter);
  history.add(PersonLeft{day("2024-03-10"), {}});
  const Event offer = event_by(reporter, DraftOffered{});
  const KeyId key = reporter.key.key_id();
  const Registry registry = folded(history);
  const Timestamp last = base::end_of(day("2024-03-09"), base::kChinaOffset);
  CHECK(check_authority(offer, key, registry, last - std::chrono::milliseconds(1)).has_value());
  CHECK(refusal(registry, offer, key, last) == base::ErrorCode::kNoRight);
  history.add(person_with(Role::kReporter));
  CHECK(check_authority(offer, key, folded(history), last).has_value());
}

TEST_CASE("an administrator asks for a code from the machine the key is kept on, and nobody else") {
  const auto asked = [](Role role, auto later, const DeviceId& from) {
    History history;
    const Person person = make_person(1);
    enrol(history, person, role);
    later(history, person);
    const base::Status status = check_inviter(person.key.key_id(), from, folded(history), kNow);
    return status ? "" : std::string(base::name(status.error().code));
  };
  const auto nothing = [](History&, const Person&) {};
  const DeviceId own = make_person(1).device;
  CHECK(asked(Role::kAdministrator, nothing, own) == "");
  CHECK(asked(Role::kAdministrator, nothing, make_person(2).device) == "foreign_key");
  CHECK(asked(Role::kOffice, nothing, own) == "no_right");
  CHECK(asked(
            Role::kAdministrator,
            [](History& history, const Person& person) {
              history.add(KeyRevoked{person.key.key_id(), "lost"});
            },
            own) == "key_revoked");
  CHECK(asked(
            Role::kAdministrator,
            [](History& history, const Person&) {
              history.add(PersonLeft{day("2024-03-01"), {}});
            },
            own) == "no_right");
}

TEST_CASE("the first administrator comes with a key and makes the central office") {
  History history;
  const Person administrator = make_person(1);
  KeyEnrolled first = key_of(administrator);
  first.first_administrator = true;
  history.of("office").add(first);
  const Registry registry = folded(history);
  CHECK(registry.is_central_office(UnitCode("office")));
  CHECK(registry.person(administrator.id)->has(Role::kAdministrator));
  CHECK(registry.person(administrator.id)->has(Role::kOffice));
  CHECK(check_authority(event_by(administrator, UnitDefined{}, "town"), administrator.key.key_id(),
                        registry, kNow)
            .has_value());
}

TEST_CASE("delegations are found by their event, with leader, delegate and days") {
  History history;
  const Person leader = make_person(1);
  const Person deputy = make_person(2);
  const EventId id =
      history.add(DelegationGranted{deputy.id, day("2024-03-01"), day("2024-03-05")});
  const Registry registry = folded(history);
  const DelegationInfo* found = registry.delegation(id);
  REQUIRE(found != nullptr);
  CHECK(found->leader == history.author());
  CHECK(found->delegate == deputy.id);
  CHECK(found->until == day("2024-03-05"));
  CHECK(registry.delegation(EventId()) == nullptr);
}

TEST_CASE("a unit's overseers end, even in a circle") {
  History history;
  const auto define = [&](const char* code, const char* parent) {
    UnitDefined body;
    if (*parent != '\0') body.parent = UnitCode(parent);
    history.of(code).add(body);
  };
  define("village", "town");
  define("town", "county");
  define("county", "");
  const Registry registry = folded(history);
  CHECK(registry.overseers(UnitCode("village")) ==
        std::vector<UnitCode>{UnitCode("town"), UnitCode("county")});
  CHECK(registry.overseen_by(UnitCode("county")) ==
        std::vector<UnitCode>{UnitCode("town"), UnitCode("village")});
  CHECK(registry.overseers(UnitCode("nowhere")).empty());

  define("county", "village");
  const Registry circle = folded(history);
  CHECK(circle.overseers(UnitCode("village")).size() == 2);
  define("self", "self");
  CHECK(folded(history).overseers(UnitCode("self")).empty());
}

TEST_CASE("a unit that was merged keeps its name and says where its work went") {
  History history;
  UnitDefined body;
  body.group = "towns";
  history.of("old").add(body);
  history.of("old").add(UnitSucceeded{UnitCode("new"), day("2024-07-01")});
  const Registry registry = folded(history);
  CHECK(registry.unit(UnitCode("old"))->group == "towns");
  CHECK(registry.unit(UnitCode("old"))->successor == UnitCode("new"));
  CHECK_FALSE(registry.unit(UnitCode("old"))->ended(day("2024-06-30")));
  CHECK(registry.unit(UnitCode("old"))->ended(day("2024-07-01")));
  CHECK(registry.overseers(UnitCode("old")) == std::vector<UnitCode>{UnitCode("new")});
}

TEST_CASE("what is said of a unit from a day on leaves the days before as they were") {
  History history;
  UnitDefined body;
  body.group = "towns";
  history.of("east").add(body);
  body.group = "departments";
  body.from = day("2024-07-01");
  history.of("east").add(body);
  const UnitInfo east = *folded(history).unit(UnitCode("east"));
  CHECK(east.group == "departments");
  CHECK(east.on(day("2023-01-01")).group == "towns");
  CHECK(east.on(day("2024-06-30")).group == "towns");
  CHECK(east.on(day("2024-07-01")).group == "departments");

  SUBCASE("a day that was given wrong is given again") {
    body.group = "parks";
    history.of("east").add(body);
    CHECK(folded(history).unit(UnitCode("east"))->on(day("2024-07-01")).group == "parks");
  }
  SUBCASE("a correction without a day is for all its days") {
    body.group = "parks";
    body.from.reset();
    history.of("east").add(body);
    const UnitInfo corrected = *folded(history).unit(UnitCode("east"));
    CHECK(corrected.on(day("2023-01-01")).group == "parks");
    CHECK(corrected.on(day("2025-01-01")).group == "parks");
  }
  SUBCASE("days may be said in any order") {
    body.group = "parks";
    body.from = day("2024-03-01");
    history.of("east").add(body);
    const UnitInfo three = *folded(history).unit(UnitCode("east"));
    CHECK(three.on(day("2024-02-29")).group == "towns");
    CHECK(three.on(day("2024-03-01")).group == "parks");
    CHECK(three.on(day("2024-08-01")).group == "departments");
  }
}

TEST_CASE("a unit that had ended can be taken up again from a later day, and has no heir then") {
  History history;
  const UnitCode heir("new");
  history.of("new").add(UnitDefined{});
  history.of("old").add(UnitDefined{});
  history.of("old").add(UnitSucceeded{heir, day("2024-07-01"), false});
  CHECK(folded(history).unit(UnitCode("old"))->ended(day("2024-08-01")));
  CHECK(folded(history).overseers(UnitCode("old")) == std::vector{heir});
  UnitDefined again;
  again.from = day("2025-01-01");
  history.of("old").add(again);
  CHECK_FALSE(folded(history).unit(UnitCode("old"))->ended(day("2025-01-01")));
  CHECK_FALSE(folded(history).unit(UnitCode("old"))->successor.has_value());
  CHECK(folded(history).overseers(UnitCode("old")).empty());
}

TEST_CASE("who leaves may name who goes on") {
  History history;
  const Person person = make_person(1);
  enrol(history, person, Role::kReporter);
  history.about(subject_of(person.id)).add(PersonLeft{day("2024-07-01"), make_person(2).id});
  const Registry registry = folded(history);
  CHECK(registry.person(person.id)->left == day("2024-07-01"));
  CHECK(registry.person(person.id)->successor == make_person(2).id);
}

TEST_CASE("of rulesets in force the latest beginning stands, and of one day the latest adopted") {
  History history;
  const auto adopt = [&](std::int64_t version, const char* from) {
    RulesetAdopted body;
    body.ruleset = "otog";
    body.version = version;
    body.from = day(from);
    history.add(body);
  };
  adopt(1, "2022-01-01");
  adopt(3, "2024-01-01");
  adopt(2, "2023-01-01");
  adopt(4, "2024-01-01");
  const Registry registry = folded(history);
  const auto version_on = [&](const char* text) {
    const RulesetInfo* info = registry.ruleset_on(day(text));
    return info == nullptr ? 0 : info->version;
  };
  CHECK(version_on("2021-12-31") == 0);
  CHECK(version_on("2022-01-01") == 1);
  CHECK(version_on("2023-06-01") == 2);
  CHECK(version_on("2024-01-01") == 4);
}

TEST_CASE("what is no registry event leaves the registry alone") {
  History history;
  enrol(history, make_person(1), Role::kReporter);
  Registry registry = folded(history);
  const auto people = registry.people().size();
  history.add(DraftOffered{});
  registry.apply(history.entries().back());
  CHECK(registry.people().size() == people);
}

TEST_CASE("a person has few keys in force; a key or a computer that is out makes room") {
  History history;
  std::vector<Person> machines;
  for (std::uint8_t i = 1; i <= base::limits::kActiveKeysPerPersonMax; ++i) {
    machines.push_back(make_person(i));
    machines.back().id = machines.front().id;
    CHECK(check_room_for_key(machines.front().id, folded(history)).has_value());
    enrol(history, machines.back(), Role::kReporter);
  }
  const PersonId& person = machines.front().id;
  const base::Status full = check_room_for_key(person, folded(history));
  REQUIRE(!full.has_value());
  CHECK(full.error().code == base::ErrorCode::kTooManyKeys);
  const base::TextArgs expected = {
      {"count", std::to_string(base::limits::kActiveKeysPerPersonMax)}};
  CHECK(full.error().args == expected);
  CHECK(check_room_for_key(make_person(99).id, folded(history)).has_value());
  SUBCASE("the key") {
    history.add(KeyRevoked{machines[2].key.key_id(), "lost"});
  }
  SUBCASE("the computer") {
    history.add(DeviceRevoked{machines[2].device, "lost"});
  }
  CHECK(check_room_for_key(person, folded(history)).has_value());
}

}  // namespace
}  // namespace yibao::domain
