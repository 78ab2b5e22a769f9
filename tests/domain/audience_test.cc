// Who sees what, event type by event type. Written by hand on purpose: a change of audience.cc has
// to be made here a second time, by somebody who meant it.
#include "shared/domain/audience.h"

#include <doctest/doctest.h>

#include "tests/domain/history.h"
#include "tests/support/fields.h"

namespace yibao::domain {
namespace {

struct Row {
  const char* type;
  // U the event's unit, S its sub-unit, P its parent, C a unit named as party, O the office, X a
  // unit it does not concern
  const char* seen_by;
};

constexpr const char* kAll = "USPCOX";
constexpr const char* kConcerned = "UPCO";
constexpr const char* kPeople = "UPO";
constexpr const char* kUnitAndOffice = "UO";
constexpr const char* kUnitAlone = "U";
constexpr const char* kOfficeAlone = "O";

// clang-format off
constexpr Row kTable[] = {
  {"log.opened",                    kAll},
  {"log.restored",                  kAll},
  {"key.enrolled",                  kPeople},
  {"device.enrolled",               kPeople},
  {"unit.defined",                  kAll},
  {"unit.succeeded",                kAll},
  {"person.defined",                kPeople},
  {"person.left",                   kPeople},
  {"key.revoked",                   kPeople},
  {"device.revoked",                kPeople},
  {"delegation.granted",            kPeople},
  {"ruleset.adopted",               kAll},
  {"target.set",                    kAll},
  {"draft.offered",                 kUnitAlone},
  {"draft.sent_back",               kUnitAlone},
  {"draft.signed_off",              kConcerned},
  {"draft.withdrawn",               kConcerned},
  {"draft.found_secret",            kConcerned},
  {"item.accepted",                 kConcerned},
  {"item.returned",                 kConcerned},
  {"item.refused",                  kConcerned},
  {"item.excluded",                 kConcerned},
  {"item.edited",                   kConcerned},
  {"item.assigned",                 kOfficeAlone},
  {"item.merged",                   kConcerned},
  {"item.forwarded",                kConcerned},
  {"item.adopted",                  kConcerned},
  {"item.instructed",               kConcerned},
  {"item.found_inaccurate",         kConcerned},
  {"item.commented",                kConcerned},
  {"item.withdrawal_asked",         kConcerned},
  {"fact.retracted",                kConcerned},
  {"commission.issued",             kConcerned},
  {"commission.acknowledged",       kConcerned},
  {"commission.extension_asked",    kConcerned},
  {"commission.extended",           kConcerned},
  {"commission.declined",           kConcerned},
  {"commission.judged",             kConcerned},
  {"commission.cancelled",          kConcerned},
  {"key_topics.issued",             kAll},
  {"record.entered",                kConcerned},
  {"records.imported",              kConcerned},
  {"interview.held",                kConcerned},
  {"bulletin.published",            kAll},
  {"appeal.filed",                  kConcerned},
  {"appeal.decided",                kConcerned},
  {"content.purged",                kConcerned},
  {"handoff.registered",            kUnitAndOffice},
  {"handoff.received",              kUnitAndOffice},
};
// clang-format on

UnitDefined unit_under(const char* parent) {
  UnitDefined unit;
  if (parent != nullptr) unit.parent = UnitCode(parent);
  return unit;
}

// county ← town ← village; a party, a stranger and the central office.
Registry sample_registry() {
  testing::History history;
  const auto define = [&](const char* code, UnitDefined body) {
    history.about(Subject(code)).of(code).add(std::move(body));
  };
  define("county", unit_under(nullptr));
  define("town", unit_under("county"));
  define("village", unit_under("town"));
  define("party", unit_under(nullptr));
  define("stranger", unit_under(nullptr));
  UnitDefined office;
  office.central_office = true;
  define("office", office);
  Registry registry;
  for (const Entry& entry : history.entries()) registry.apply(entry);
  return registry;
}

Event event_of(EventType type, const char* unit = "town") {
  base::SeededRandom random(1);
  Event event;
  event.unit = UnitCode(unit);
  event.parties = {UnitCode("party")};
  event.body = testing::filled_body(type, random);
  return event;
}

std::string readers_of(const Event& event, const Registry& registry) {
  const Audience audience = audience_of(event, registry);
  std::string readers;
  const auto add = [&](char letter, const char* unit, bool office) {
    if (sees({UnitCode(unit), office}, audience)) readers += letter;
  };
  add('U', "town", false);
  add('S', "village", false);
  add('P', "county", false);
  add('C', "party", false);
  add('O', "office", true);
  add('X', "stranger", false);
  return readers;
}

TEST_CASE("every event type is seen by exactly whom the table says") {
  CHECK(std::size(kTable) == kEventTypeCount);
  const Registry registry = sample_registry();
  for (const Row& row : kTable) {
    CAPTURE(row.type);
    const auto type = event_type_from_name(row.type);
    REQUIRE(type.has_value());
    CHECK(readers_of(event_of(*type), registry) == row.seen_by);
  }
}

TEST_CASE("the office's own people are known to everyone") {
  const Registry registry = sample_registry();
  const Audience audience = audience_of(event_of(EventType::kPersonDefined, "office"), registry);
  CHECK(sees({UnitCode("stranger"), false}, audience));
}

TEST_CASE("a type this program does not know travels no further than its unit") {
  const Registry registry = sample_registry();
  Event event = event_of(EventType::kItemCommented);
  event.body = UnknownBody{"item.praised"};
  CHECK(readers_of(event, registry) == "U");
}

TEST_CASE("a grandparent sees a sub-unit's signed items and not its offers") {
  const Registry registry = sample_registry();
  const Viewer county{UnitCode("county"), false};
  CHECK(sees(county, audience_of(event_of(EventType::kDraftSignedOff, "village"), registry)));
  CHECK(!sees(county, audience_of(event_of(EventType::kDraftOffered, "village"), registry)));
}

TEST_CASE("the office sees no offer until it is signed, then the sign-off shows it") {
  const Registry registry = sample_registry();
  const Viewer office{UnitCode("office"), true};
  CHECK(!sees(office, audience_of(event_of(EventType::kDraftOffered), registry)));
  const Event signed_off = event_of(EventType::kDraftSignedOff);
  CHECK(released_by(signed_off) == std::vector<EventId>{signed_off.as<DraftSignedOff>()->offer});
  CHECK(released_by(event_of(EventType::kItemAccepted)).empty());
}

TEST_CASE("a merge shows the units that it credits what they are credited for") {
  Event merged = event_of(EventType::kItemMerged);
  const EventId offer = merged.id;
  merged.body = ItemMerged{{}, CreditPolicy::kByRuleset, {}, {offer}};
  CHECK(released_by(merged) == std::vector<EventId>{offer});
}

TEST_CASE("a signature gives its offer to be read, a merge what it names to be counted") {
  const Registry registry = sample_registry();
  const Event offer = event_of(EventType::kDraftOffered, "stranger");
  Event shows = event_of(EventType::kDraftSignedOff, "stranger");
  Sight expected = Sight::kWords;
  SUBCASE("a signature") {
    DraftSignedOff body = *shows.as<DraftSignedOff>();
    body.offer = offer.id;
    shows.body = body;
  }
  SUBCASE("a merge") {
    shows.body = ItemMerged{{}, CreditPolicy::kFull, {}, {offer.id}};
    expected = Sight::kEntry;
  }
  CHECK(releases_words(shows) == (expected == Sight::kWords));
  const auto sight = [&](const char* unit) {
    const auto about = [&](const Subject&) -> base::Result<std::vector<Entry>> {
      Entry entry;
      entry.event = std::make_shared<Event>(shows);
      return std::vector<Entry>{entry};
    };
    return *sight_of(viewer_of(UnitCode(unit), registry), offer, registry, about);
  };
  CHECK(sight("stranger") == Sight::kWords);  // its own
  CHECK(sight("party") == expected);
  CHECK(sight("office") == expected);
  CHECK(sight("village") == Sight::kNothing);
}

TEST_CASE("an audience names each unit once, in order") {
  const Registry registry = sample_registry();
  Event event = event_of(EventType::kItemAdopted);
  event.parties = {UnitCode("party"), UnitCode("county"), UnitCode("party"), UnitCode("town")};
  const Audience audience = audience_of(event, registry);
  CHECK(audience.units ==
        std::vector<UnitCode>{UnitCode("county"), UnitCode("party"), UnitCode("town")});
}

}  // namespace
}  // namespace yibao::domain
