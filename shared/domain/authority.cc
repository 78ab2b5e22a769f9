#include "shared/domain/authority.h"

#include <algorithm>
#include <array>

#include "shared/base/limits.h"

namespace yibao::domain {
namespace {

using base::ErrorCode;
using base::fail;

constexpr Reach kNo = Reach::kNone;
constexpr Reach kOwn = Reach::kOwnUnit;
constexpr Reach kAny = Reach::kAnyUnit;

struct Row {
  EventType type;
  std::array<Reach, 4> reach;  // reporter, leader, office, administrator
};

// One row for each event type, in the order of event_types.h (asserted below).
constexpr auto kTable = std::to_array<Row>({
    // clang-format off
    //                                           reporter leader office administrator
    {EventType::kLogOpened,                 {kNo,  kNo,  kNo,  kNo}},
    {EventType::kLogRestored,               {kNo,  kNo,  kNo,  kNo}},
    {EventType::kKeyEnrolled,               {kNo,  kNo,  kNo,  kNo}},
    {EventType::kDeviceEnrolled,            {kNo,  kNo,  kNo,  kNo}},
    {EventType::kUnitDefined,               {kNo,  kNo,  kAny, kAny}},
    {EventType::kUnitSucceeded,             {kNo,  kNo,  kAny, kAny}},
    {EventType::kPersonDefined,             {kNo,  kNo,  kNo,  kAny}},
    {EventType::kPersonLeft,                {kNo,  kNo,  kNo,  kAny}},
    {EventType::kKeyRevoked,                {kNo,  kNo,  kNo,  kAny}},
    {EventType::kDeviceRevoked,             {kNo,  kNo,  kNo,  kAny}},
    {EventType::kDelegationGranted,         {kNo,  kOwn, kNo,  kNo}},
    {EventType::kRulesetAdopted,            {kNo,  kNo,  kAny, kAny}},
    {EventType::kTargetSet,                 {kNo,  kNo,  kAny, kNo}},
    {EventType::kDraftOffered,              {kOwn, kOwn, kNo,  kNo}},
    {EventType::kDraftSentBack,             {kNo,  kOwn, kNo,  kNo}},
    {EventType::kDraftSignedOff,            {kOwn, kOwn, kNo,  kNo}},  // which of them: the ruleset
    {EventType::kDraftWithdrawn,            {kOwn, kOwn, kNo,  kNo}},
    {EventType::kDraftFoundSecret,          {kOwn, kOwn, kAny, kNo}},
    {EventType::kItemAccepted,              {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemReturned,              {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemRefused,               {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemExcluded,              {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemEdited,                {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemAssigned,              {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemMerged,                {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemForwarded,             {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemAdopted,               {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemInstructed,            {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemFoundInaccurate,       {kNo,  kNo,  kAny, kNo}},
    {EventType::kItemCommented,             {kOwn, kOwn, kAny, kNo}},
    {EventType::kItemWithdrawalAsked,       {kOwn, kOwn, kNo,  kNo}},
    {EventType::kFactRetracted,             {kNo,  kNo,  kAny, kNo}},
    {EventType::kCommissionIssued,          {kNo,  kNo,  kAny, kNo}},
    {EventType::kCommissionAcknowledged,    {kOwn, kOwn, kNo,  kNo}},
    {EventType::kCommissionExtensionAsked,  {kOwn, kOwn, kNo,  kNo}},
    {EventType::kCommissionExtended,        {kNo,  kNo,  kAny, kNo}},
    {EventType::kCommissionDeclined,        {kOwn, kOwn, kNo,  kNo}},
    {EventType::kCommissionJudged,          {kNo,  kNo,  kAny, kNo}},
    {EventType::kCommissionCancelled,       {kNo,  kNo,  kAny, kNo}},
    {EventType::kKeyTopicsIssued,           {kNo,  kNo,  kAny, kNo}},
    {EventType::kRecordEntered,             {kNo,  kNo,  kAny, kNo}},
    {EventType::kRecordsImported,           {kNo,  kNo,  kAny, kNo}},
    {EventType::kInterviewHeld,             {kNo,  kNo,  kAny, kNo}},
    {EventType::kBulletinPublished,         {kNo,  kNo,  kAny, kNo}},
    {EventType::kAppealFiled,               {kOwn, kOwn, kNo,  kNo}},
    {EventType::kAppealDecided,             {kNo,  kNo,  kAny, kNo}},
    {EventType::kContentPurged,             {kNo,  kNo,  kAny, kAny}},
    {EventType::kHandoffRegistered,         {kOwn, kOwn, kNo,  kNo}},
    {EventType::kHandoffReceived,           {kNo,  kNo,  kAny, kNo}},
    // clang-format on
});

constexpr bool table_is_complete() {
  if (kTable.size() != kEventTypeCount) return false;
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (static_cast<std::size_t>(kTable[i].type) != i) return false;
  }
  return true;
}
static_assert(table_is_complete(), "every event type needs its row, in the order of the list");

// A key is out with itself or with its computer. Error: key_revoked.
base::Status check_in_force(const KeyInfo& key, const Registry& registry) {
  if (key.revoked) return fail(ErrorCode::kKeyRevoked);
  const DeviceInfo* device = registry.device(key.device);
  if (device != nullptr && device->revoked) return fail(ErrorCode::kKeyRevoked, "device revoked");
  return {};
}

// Error: unknown_key, key_revoked.
base::Result<const KeyInfo*> usable_key(const KeyId& signer, const Registry& registry) {
  const KeyInfo* key = registry.key(signer);
  if (key == nullptr) return fail(ErrorCode::kUnknownKey);
  YIBAO_CHECK(check_in_force(*key, registry));
  return key;
}

// Error: no_right.
base::Result<const PersonInfo*> present_person(const PersonId& id, const Registry& registry,
                                               Timestamp at) {
  const PersonInfo* person = registry.person(id);
  if (person == nullptr) return fail(ErrorCode::kNoRight, "person unknown");
  if (person->has_left(registry_day(at))) return fail(ErrorCode::kNoRight, "person has left");
  return person;
}

// What is said of the central office decides who reads everything and whose people may do anything:
// that is the administrator's, whatever else of a unit the office may change. Error: no_right.
base::Status check_central_office(const Event& event, const PersonInfo& author,
                                  const Registry& registry) {
  const auto* defined = event.as<UnitDefined>();
  if (defined == nullptr || author.has(Role::kAdministrator)) return {};
  const UnitInfo* unit = registry.unit(event.unit);
  const bool is_now = unit != nullptr && unit->central_office;
  if (defined->central_office != is_now) return fail(ErrorCode::kNoRight, "central office");
  return {};
}

}  // namespace

Reach reach_of(Role role, EventType type) {
  return kTable.at(static_cast<std::size_t>(type)).reach.at(static_cast<std::size_t>(role));
}

bool is_server_type(EventType type) {
  return type == EventType::kLogOpened || type == EventType::kLogRestored ||
         type == EventType::kKeyEnrolled || type == EventType::kDeviceEnrolled;
}

bool may_author(const PersonInfo& person, EventType type, const UnitCode& unit) {
  for (const Role role : person.roles) {
    const Reach reach = reach_of(role, type);
    if (reach == Reach::kAnyUnit || (reach == Reach::kOwnUnit && person.unit == unit)) return true;
  }
  return false;
}

Date registry_day(Timestamp time) {
  return base::local_date(time, base::kChinaOffset);
}

base::Status check_authority(const Event& event, const KeyId& signer, const Registry& registry,
                             Timestamp at) {
  const auto type = event.type();
  if (!type || is_server_type(*type)) return fail(ErrorCode::kNoRight, "type");
  YIBAO_TRY(const KeyInfo* key, usable_key(signer, registry));
  if (key->person != event.author) return fail(ErrorCode::kForeignKey);
  if (key->device != event.device) return fail(ErrorCode::kForeignKey, "another device's key");
  YIBAO_TRY(const PersonInfo* person, present_person(event.author, registry, at));
  if (!may_author(*person, *type, event.unit)) return fail(ErrorCode::kNoRight);
  return check_central_office(event, *person, registry);
}

base::Status check_inviter(const KeyId& signer, const DeviceId& device, const Registry& registry,
                           Timestamp at) {
  YIBAO_TRY(const KeyInfo* key, usable_key(signer, registry));
  if (key->device != device) return fail(ErrorCode::kForeignKey, "another device's key");
  YIBAO_TRY(const PersonInfo* person, present_person(key->person, registry, at));
  if (!person->has(Role::kAdministrator)) return fail(ErrorCode::kNoRight, "invite");
  return {};
}

base::Status check_room_for_key(const PersonId& person, const Registry& registry) {
  const auto& keys = registry.keys();
  const auto in_force = std::count_if(keys.begin(), keys.end(), [&](const auto& entry) {
    const KeyInfo& key = entry.second;
    return key.person == person && check_in_force(key, registry).has_value();
  });
  if (static_cast<std::size_t>(in_force) < base::limits::kActiveKeysPerPersonMax) return {};
  return fail(ErrorCode::kTooManyKeys, "keys", base::TextArgs{{"count", std::to_string(in_force)}});
}

}  // namespace yibao::domain
