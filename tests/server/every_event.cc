#include "tests/server/every_event.h"

#include <algorithm>
#include <stdexcept>

#include "shared/protocol/documents.h"
#include "shared/rules/adoption.h"
#include "shared/rules/load.h"
#include "tests/support/fields.h"

namespace yibao::testing {

using domain::EventType;

// Of 鄂托克前旗's ruleset, which the fixture serves.
namespace words_of_otog {
constexpr const char* kReason = "not_accurate";
constexpr const char* kJournal = "ordos_zhengxun";
constexpr const char* kLevel = "city";
constexpr const char* kRecord = "filing";
constexpr const char* kTarget = "submitted_month";
}  // namespace words_of_otog
using namespace words_of_otog;

Said EveryEvent::make(EventType type, const Member& author, const base::UnitCode& unit) {
  unit_ = unit;
  author_ = &author;
  reporter_ = reporters_.at(unit);
  officer_ = works_at_office_;
  contents_.clear();
  return made(type);
}

Said EveryEvent::make_resting_on_nothing(EventType type, const Member& author,
                                         const base::UnitCode& unit) {
  unit_ = unit;
  author_ = &author;
  reporter_ = nullptr;
  officer_ = nullptr;
  contents_.clear();
  return made(type);
}

// No default: a new event type is said here too.
Said EveryEvent::made(EventType type) {
  Said said;
  switch (type) {
    case EventType::kLogOpened:
    case EventType::kLogRestored:
    case EventType::kKeyEnrolled:
    case EventType::kDeviceEnrolled:
      said = say(filled_body(type, fixture_.random), fixture_.new_subject());
      break;
    case EventType::kUnitDefined:
    case EventType::kUnitSucceeded:
    case EventType::kPersonDefined:
    case EventType::kPersonLeft:
    case EventType::kKeyRevoked:
    case EventType::kDeviceRevoked:
    case EventType::kDelegationGranted:
    case EventType::kRulesetAdopted:
    case EventType::kTargetSet: said = registry_event(type); break;
    case EventType::kDraftOffered:
    case EventType::kDraftSentBack:
    case EventType::kDraftSignedOff:
    case EventType::kDraftWithdrawn:
    case EventType::kDraftFoundSecret: said = draft_event(type); break;
    case EventType::kItemAccepted:
    case EventType::kItemReturned:
    case EventType::kItemRefused:
    case EventType::kItemExcluded:
    case EventType::kItemEdited:
    case EventType::kItemAssigned:
    case EventType::kItemCommented:
    case EventType::kItemWithdrawalAsked: said = item_event(type); break;
    case EventType::kItemMerged:
    case EventType::kItemForwarded:
    case EventType::kItemAdopted:
    case EventType::kItemInstructed:
    case EventType::kItemFoundInaccurate:
    case EventType::kFactRetracted:
    case EventType::kContentPurged: said = fact_event(type); break;
    case EventType::kCommissionIssued:
    case EventType::kCommissionAcknowledged:
    case EventType::kCommissionExtensionAsked:
    case EventType::kCommissionExtended:
    case EventType::kCommissionDeclined:
    case EventType::kCommissionJudged:
    case EventType::kCommissionCancelled: said = commission_event(type); break;
    case EventType::kKeyTopicsIssued:
    case EventType::kRecordEntered:
    case EventType::kRecordsImported:
    case EventType::kInterviewHeld:
    case EventType::kBulletinPublished:
    case EventType::kAppealFiled:
    case EventType::kAppealDecided:
    case EventType::kHandoffRegistered:
    case EventType::kHandoffReceived: said = office_event(type); break;
  }
  if (said.event.is(EventType::kCommissionIssued)) said.event.parties.push_back(unit_);
  return said;
}

Said EveryEvent::say(domain::EventBody body, const domain::Subject& subject) {
  Said said{fixture_.event(*author_, std::move(body), subject), {}};
  said.event.unit = unit_;
  said.event.parties = parties_;
  said.event.contents = domain::contents_in_body(said.event);
  for (const domain::Content& content : contents_) {
    const auto& named = said.event.contents;
    const bool wanted =
        std::find(named.begin(), named.end(), domain::address_of(content)) != named.end();
    if (wanted) said.contents.push_back(content);
  }
  return said;
}

// Goes before, said by somebody else of that unit.
Said EveryEvent::first(const Member* by, const base::UnitCode& unit, Said said) {
  if (by == nullptr) return said;
  said.event.author = by->person;
  said.event.device = by->device;
  said.event.unit = unit;
  const protocol::Answer answer = push_(*by, said);
  if (answer.outcome == protocol::Outcome::kAdmitted) return said;
  throw std::runtime_error("before it: " + std::string(said.event.type_name()) + " " +
                           (answer.code ? std::string(base::name(*answer.code)) : ""));
}

domain::ContentAddress EveryEvent::note() {
  contents_.push_back(fixture_.note("请核对"));
  return domain::address_of(contents_.back());
}

domain::ContentAddress EveryEvent::words() {
  contents_.push_back(fixture_.draft(*author_).words);
  return domain::address_of(contents_.back());
}

Draft EveryEvent::offered() {
  Draft draft = fixture_.draft(reporter_ == nullptr ? *author_ : *reporter_);
  draft.offered.parties = parties_;
  draft.offered = first(reporter_, unit_, {draft.offered, {draft.words}}).event;
  return draft;
}

EveryEvent::Signed EveryEvent::signed_off() {
  const Draft draft = offered();
  Said sign_off{fixture_.signed_off(*author_, draft), {}};
  sign_off.event.parties = parties_;
  sign_off = first(reporter_, unit_, std::move(sign_off));
  return {draft, sign_off.event.id};
}

Said EveryEvent::registry_event(EventType type) {
  const base::Date day = testing::day("2024-03-01");
  const auto person = domain::Subject(base::uuid_text(fixture_.random.array<16>()));
  const domain::Subject unit = domain::subject_of(unit_);
  if (type == EventType::kUnitDefined) {  // as it is
    const auto registry = fixture_.server().state()->registry;
    const domain::UnitInfo* info = registry->unit(unit_);
    domain::UnitDefined body;
    if (info != nullptr) body.group = info->group;
    if (info != nullptr) body.parent = info->parent;
    body.central_office = registry->is_central_office(unit_);
    return say(body, unit);
  }
  if (type == EventType::kUnitSucceeded) {
    return say(domain::UnitSucceeded{std::nullopt, testing::day("2090-01-01")}, unit);
  }
  if (type == EventType::kPersonDefined) {
    contents_.push_back(
        protocol::to_content(domain::PersonProfile{"某某", "干部", "", ""}, fixture_.random));
    const auto profile = domain::address_of(contents_.back());
    const auto subject = fixture_.new_subject();
    return say(domain::PersonDefined{{domain::Role::kReporter}, {}, profile}, subject);
  }
  const auto subject = fixture_.new_subject();
  switch (type) {
    case EventType::kPersonLeft: return say(domain::PersonLeft{day, std::nullopt}, subject);
    case EventType::kKeyRevoked:
      return say(domain::KeyRevoked{crypto::KeyId(fixture_.random.array<16>()), "lost"}, subject);
    case EventType::kDeviceRevoked:
      return say(domain::DeviceRevoked{base::DeviceId(fixture_.random.array<16>()), "lost"},
                 subject);
    case EventType::kDelegationGranted:
      return say(domain::DelegationGranted{author_->person, day, day}, subject);
    case EventType::kTargetSet:
      return say(domain::TargetSet{kTarget, "3", day, std::nullopt}, unit);
    default: return ruleset();
  }
}

Said EveryEvent::ruleset() {
  std::string text = read_file(source_path("schemas/jurisdictions/otog.json"));
  const std::int64_t version = rules::next_version(*fixture_.server().state()->registry);
  constexpr std::string_view kFirst = "\"version\": 1,";
  text.replace(text.find(kFirst), kFirst.size(), "\"version\": " + std::to_string(version) + ",");
  contents_.push_back(domain::make_content(domain::MediaType::kRuleset, text, fixture_.random));
  return say(
      domain::RulesetAdopted{"otog", version, rules::ruleset_hash(text), testing::day("2024-03-01"),
                             domain::address_of(contents_.back())},
      domain::Subject("otog"));
}

Said EveryEvent::draft_event(EventType type) {
  if (type == EventType::kDraftOffered) {
    const Draft draft = fixture_.draft(*author_);
    contents_.push_back(draft.words);
    return say(draft.offered.body, draft.item);
  }
  if (type == EventType::kDraftFoundSecret) {
    return say(domain::DraftFoundSecret{"security"}, signed_off().draft.item);
  }
  const Draft draft = offered();
  if (type == EventType::kDraftSentBack) {
    return say(domain::DraftSentBack{draft.offered.id, kReason, note()}, draft.item);
  }
  if (type == EventType::kDraftWithdrawn) {
    return say(domain::DraftWithdrawn{kReason}, draft.item);
  }
  return say(fixture_.signed_off(*author_, draft).body, draft.item);
}

Said EveryEvent::item_event(EventType type) {
  const auto [draft, sign_off] = signed_off();
  const domain::VerdictReference on{sign_off, std::nullopt};
  switch (type) {
    case EventType::kItemAccepted: return say(domain::ItemAccepted{on}, draft.item);
    case EventType::kItemReturned:
      return say(domain::ItemReturned{{on, kReason, note()}}, draft.item);
    case EventType::kItemRefused:
      return say(domain::ItemRefused{{on, kReason, note()}}, draft.item);
    case EventType::kItemExcluded:
      return say(domain::ItemExcluded{on, "statistics", note()}, draft.item);
    case EventType::kItemEdited: return say(domain::ItemEdited{sign_off, words()}, draft.item);
    case EventType::kItemAssigned:
      return say(domain::ItemAssigned{kJournal, std::nullopt, 3}, draft.item);
    case EventType::kItemCommented: return say(domain::ItemCommented{note()}, draft.item);
    default: return say(domain::ItemWithdrawalAsked{note()}, draft.item);
  }
}

Said EveryEvent::fact_event(EventType type) {
  const auto [draft, sign_off] = signed_off();
  const base::Date day = testing::day("2024-03-01");
  switch (type) {
    case EventType::kItemMerged: {
      const Signed source = signed_off();
      return say(
          domain::ItemMerged{
              {source.draft.item}, domain::CreditPolicy::kFull, {}, {draft.offered.id, sign_off}},
          draft.item);
    }
    case EventType::kItemForwarded: return say(domain::ItemForwarded{kLevel, day}, draft.item);
    case EventType::kItemAdopted:
      return say(domain::ItemAdopted{kJournal, std::nullopt, 3, day, note()}, draft.item);
    case EventType::kItemInstructed:
      return say(domain::ItemInstructed{kLevel, std::nullopt, day, note()}, draft.item);
    case EventType::kItemFoundInaccurate:
      return say(domain::ItemFoundInaccurate{day, {}, note()}, draft.item);
    case EventType::kContentPurged:
      return say(domain::ContentPurged{{domain::address_of(draft.words)}, "by_law"}, draft.item);
    default: {
      const Said forwarded =
          first(officer_, unit_, say(domain::ItemForwarded{kLevel, day}, draft.item));
      return say(domain::FactRetracted{forwarded.event.id, {}, kReason, note()}, draft.item);
    }
  }
}

Said EveryEvent::commission_event(EventType type) {
  contents_.push_back(protocol::to_content(domain::Brief{"约稿", "春耕情况"},
                                           domain::MediaType::kCommission, fixture_.random));
  const auto due = testing::at("2024-03-08 18:00");
  domain::CommissionIssued body;
  body.due = due;
  body.text = domain::address_of(contents_.back());
  const domain::Subject subject = fixture_.new_subject();
  Said issued = say(body, subject);
  if (type == EventType::kCommissionIssued) return issued;
  issued.event.parties.push_back(unit_);
  const base::EventId id = first(officer_, base::UnitCode("office"), std::move(issued)).event.id;
  switch (type) {
    case EventType::kCommissionAcknowledged:
      return say(domain::CommissionAcknowledged{id}, subject);
    case EventType::kCommissionExtensionAsked:
      return say(domain::CommissionExtensionAsked{id, due, note()}, subject);
    case EventType::kCommissionExtended: return say(domain::CommissionExtended{id, due}, subject);
    case EventType::kCommissionDeclined:
      return say(domain::CommissionDeclined{id, kReason, note()}, subject);
    case EventType::kCommissionJudged:
      return say(domain::CommissionJudged{id, domain::CommissionVerdict::kDone, {}, {}, {}, note()},
                 subject);
    default: return say(domain::CommissionCancelled{id, kReason}, subject);
  }
}

Said EveryEvent::office_event(EventType type) {
  const base::Date day = testing::day("2024-03-01");
  const domain::Subject subject = fixture_.new_subject();
  const auto add = [&](domain::Content content) {
    contents_.push_back(std::move(content));
    return domain::address_of(contents_.back());
  };
  switch (type) {
    case EventType::kKeyTopicsIssued:
      return say(domain::KeyTopicsIssued{day, day,
                                         add(protocol::to_content(domain::Brief{"要点", "春耕"},
                                                                  domain::MediaType::kTopics,
                                                                  fixture_.random))},
                 subject);
    case EventType::kRecordEntered: {
      domain::RecordEntered body;
      body.record = kRecord;
      body.on_date = day;
      body.note = note();
      return say(body, subject);
    }
    case EventType::kRecordsImported: {
      domain::RecordsImported::Row row;
      row.on_date = day;
      row.record = kRecord;
      return say(domain::RecordsImported{{row}, "spring", note()}, subject);
    }
    case EventType::kInterviewHeld:
      return say(domain::InterviewHeld{day, std::nullopt, {"late"}, note()}, subject);
    case EventType::kBulletinPublished: {
      domain::BulletinPublished body;
      body.period = "2024-Q1";
      body.number = 1;
      body.snapshot = add(domain::make_content(domain::MediaType::kBulletin, R"({"text":"通报"})",
                                               fixture_.random));
      return say(body, subject);
    }
    case EventType::kAppealDecided: {
      const auto filed =
          first(reporter_, unit_, say(domain::AppealFiled{std::nullopt, note()}, subject));
      return say(domain::AppealDecided{filed.event.id, domain::AppealDecision::kRejected, note()},
                 subject);
    }
    case EventType::kAppealFiled: return say(domain::AppealFiled{std::nullopt, note()}, subject);
    default: break;
  }
  domain::HandoffRegistered handed;
  handed.number = 1;
  handed.pages = 2;
  handed.copies = 1;
  handed.courier = author_->person;
  handed.handed_on = day;
  if (type == EventType::kHandoffRegistered) return say(handed, subject);
  const auto registered = first(reporter_, unit_, say(handed, subject));
  return say(domain::HandoffReceived{registered.event.id, day}, subject);
}

}  // namespace yibao::testing
