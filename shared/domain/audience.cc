#include "shared/domain/audience.h"

#include <algorithm>

namespace yibao::domain {
namespace {

enum class Circle : std::uint8_t {
  kEveryone,
  kPerson,    // the person's unit, its overseers and the office; the office's people: everyone
  kUnitOnly,  // the unit alone: what was not signed off
  kUnitAndOffice,
  kOffice,     // the office alone: what it is about to do
  kConcerned,  // unit and parties with their overseers, and office
};

// No default: a new event type without its circle does not compile (-Wswitch is an error).
Circle circle_of(EventType type) {
  switch (type) {
    case EventType::kLogOpened:
    case EventType::kLogRestored:
    case EventType::kUnitDefined:
    case EventType::kUnitSucceeded:
    case EventType::kRulesetAdopted:
    case EventType::kTargetSet:
    case EventType::kKeyTopicsIssued:
    case EventType::kBulletinPublished: return Circle::kEveryone;

    case EventType::kPersonDefined:
    case EventType::kPersonLeft:
    case EventType::kKeyEnrolled:
    case EventType::kKeyRevoked:
    case EventType::kDeviceEnrolled:
    case EventType::kDeviceRevoked:
    case EventType::kDelegationGranted: return Circle::kPerson;

    case EventType::kDraftOffered:
    case EventType::kDraftSentBack: return Circle::kUnitOnly;

    case EventType::kHandoffRegistered:
    case EventType::kHandoffReceived: return Circle::kUnitAndOffice;

    case EventType::kItemAssigned: return Circle::kOffice;

    case EventType::kDraftSignedOff:
    case EventType::kDraftWithdrawn:
    case EventType::kDraftFoundSecret:
    case EventType::kItemAccepted:
    case EventType::kItemReturned:
    case EventType::kItemRefused:
    case EventType::kItemExcluded:
    case EventType::kItemEdited:
    case EventType::kItemMerged:
    case EventType::kItemForwarded:
    case EventType::kItemAdopted:
    case EventType::kItemInstructed:
    case EventType::kItemFoundInaccurate:
    case EventType::kItemCommented:
    case EventType::kItemWithdrawalAsked:
    case EventType::kFactRetracted:
    case EventType::kCommissionIssued:
    case EventType::kCommissionAcknowledged:
    case EventType::kCommissionExtensionAsked:
    case EventType::kCommissionExtended:
    case EventType::kCommissionDeclined:
    case EventType::kCommissionJudged:
    case EventType::kCommissionCancelled:
    case EventType::kRecordEntered:
    case EventType::kRecordsImported:
    case EventType::kInterviewHeld:
    case EventType::kAppealFiled:
    case EventType::kAppealDecided:
    case EventType::kContentPurged: return Circle::kConcerned;
  }
  return Circle::kUnitAndOffice;
}

}  // namespace

Audience audience_of(const Event& event, const Registry& registry) {
  const auto type = event.type();
  // An unknown type travels no further than the least circle until the program knows better.
  const Circle circle = type ? circle_of(*type) : Circle::kUnitOnly;
  Audience audience;
  audience.units = {event.unit};
  const auto add = [&](const std::vector<UnitCode>& units) {
    audience.units.insert(audience.units.end(), units.begin(), units.end());
  };
  switch (circle) {
    case Circle::kEveryone:
      audience.everyone = true;
      audience.office = true;
      break;
    case Circle::kPerson:
      audience.office = true;
      audience.everyone = registry.is_central_office(event.unit);
      add(registry.overseers(event.unit));
      break;
    case Circle::kUnitOnly: break;
    case Circle::kUnitAndOffice: audience.office = true; break;
    case Circle::kOffice:
      audience.office = true;
      audience.units.clear();
      break;
    case Circle::kConcerned:
      audience.office = true;
      add(registry.overseers(event.unit));
      add(event.parties);
      for (const UnitCode& party : event.parties) add(registry.overseers(party));
      break;
  }
  std::sort(audience.units.begin(), audience.units.end());
  audience.units.erase(std::unique(audience.units.begin(), audience.units.end()),
                       audience.units.end());
  return audience;
}

std::vector<EventId> released_by(const Event& event) {
  if (const auto* signed_off = event.as<DraftSignedOff>()) return {signed_off->offer};
  if (const auto* merged = event.as<ItemMerged>()) return merged->shown;
  return {};
}

bool releases_words(const Event& event) {
  return event.is(EventType::kDraftSignedOff);
}

Viewer viewer_of(const UnitCode& unit, const Registry& registry) {
  return {unit, registry.is_central_office(unit)};
}

bool sees(const Viewer& viewer, const Audience& audience) {
  return audience.everyone || (viewer.office && audience.office) ||
         std::binary_search(audience.units.begin(), audience.units.end(), viewer.unit);
}

base::Result<Sight> sight_of(const Viewer& viewer, const Event& event, const Registry& registry,
                             const EntriesAbout& about) {
  if (sees(viewer, audience_of(event, registry))) return Sight::kWords;
  YIBAO_TRY(const std::vector<Entry> entries, about(event.subject));
  Sight sight = Sight::kNothing;
  for (const Entry& entry : entries) {
    const auto released = released_by(*entry.event);
    if (std::find(released.begin(), released.end(), event.id) == released.end()) continue;
    if (!sees(viewer, audience_of(*entry.event, registry))) continue;
    if (releases_words(*entry.event)) return Sight::kWords;
    sight = Sight::kEntry;
  }
  return sight;
}

}  // namespace yibao::domain
