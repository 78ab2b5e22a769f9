#include "server/service/admission.h"

#include <algorithm>

#include "shared/domain/authority.h"
#include "shared/protocol/documents.h"
#include "shared/rules/load.h"
#include "shared/rules/preflight.h"
#include "shared/rules/signoff.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;

// A failure of the store is the commit's; anything else is this event's.
bool is_store_failure(const base::Error& error) {
  switch (error.code) {
    case ErrorCode::kDiskFull:
    case ErrorCode::kIo:
    case ErrorCode::kReadOnly:
    case ErrorCode::kLocked:
    case ErrorCode::kCorrupted:
    case ErrorCode::kInternal: return true;
    default: return false;
  }
}

base::Error wrong_reference(const std::string& detail) {
  return base::Error(ErrorCode::kReferenceWrong, detail, {{"detail", detail}});
}

// Which events are about an item; their unit is the item's.
bool is_about_item(EventType type) {
  switch (type) {
    case EventType::kDraftOffered:
    case EventType::kDraftSentBack:
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
    case EventType::kItemWithdrawalAsked: return true;
    default: return false;
  }
}

base::Status check_subject(const domain::Event& event) {
  const std::string& subject = event.subject.text();
  bool fits = base::uuid_from_text(subject).has_value();
  switch (*event.type()) {
    case EventType::kUnitDefined:
    case EventType::kUnitSucceeded:
    case EventType::kTargetSet: fits = event.subject == domain::subject_of(event.unit); break;
    case EventType::kRulesetAdopted: fits = base::is_code(subject); break;
    default: break;
  }
  if (!fits) {
    return fail(ErrorCode::kFieldInvalid, "subject", base::TextArgs{{"field", "subject"}});
  }
  return {};
}

protocol::Answer answer_for(const base::Error& error) {
  protocol::Answer answer;
  answer.code = error.code;
  answer.args = error.args;
  switch (base::failure_class(error.code)) {
    case base::FailureClass::kHeld: answer.outcome = protocol::Outcome::kHeld; break;
    case base::FailureClass::kRefused: answer.outcome = protocol::Outcome::kRefused; break;
    default: answer.outcome = protocol::Outcome::kTryLater; break;
  }
  return answer;
}

std::string finding_list(const std::vector<rules::Finding>& findings) {
  std::string list;
  for (const rules::Finding& finding : findings) {
    if (finding.severity != rules::Severity::kRefuse) continue;
    list += (list.empty() ? "" : ", ") + finding.code;
  }
  return list;
}

}  // namespace

std::shared_ptr<const rules::Ruleset> ruleset_on(const LogState& state, base::Date day) {
  std::shared_ptr<const rules::Ruleset> found;
  for (const rules::DatedRuleset& dated : state.rulesets) {
    if (dated.from <= day) found = dated.ruleset;
  }
  // Before the first: its duties hold from the day it was adopted.
  if (!found && !state.rulesets.empty()) found = state.rulesets.front().ruleset;
  return found;
}

base::Result<std::vector<domain::Entry>> entries_about(Store& store,
                                                       const domain::Subject& subject) {
  YIBAO_TRY(const auto stored, store.log().about(subject));
  std::vector<domain::Entry> entries;
  entries.reserve(stored.size());
  for (const StoredEntry& entry : stored) {
    YIBAO_TRY(domain::Entry decoded, protocol::to_entry(entry.event, entry.stamp));
    entries.push_back(std::move(decoded));
  }
  return entries;
}

base::Result<Judgement> Admission::judge(const PreparedEvent& prepared, const PreparedBatch& batch,
                                         const LogState& state, base::Timestamp now) {
  Judgement judgement;
  const auto refused = [&](const base::Error& error) -> base::Result<Judgement> {
    if (is_store_failure(error)) return fail(error);
    judgement.answer = answer_for(error);
    judgement.quarantine = error.code == ErrorCode::kKeyRevoked;
    judgement.alarm = error.code == ErrorCode::kEquivocation;
    return judgement;
  };
  if (!prepared.entry) return refused(prepared.entry.error());
  const domain::Entry& entry = *prepared.entry;
  const domain::Event& event = *entry.event;

  YIBAO_TRY(const auto known, store_.log().find(event.id));
  if (known) {
    const bool same = domain::event_hash(known->event.payload) == entry.hash;
    if (!same) return refused(base::Error(ErrorCode::kEquivocation));
    judgement.answer.outcome = protocol::Outcome::kKnown;
    judgement.answer.stamp = known->stamp;
    return judgement;
  }
  if (event.jurisdiction != jurisdiction_) {
    return refused(base::Error(ErrorCode::kWrongJurisdiction));
  }
  if (!event.type()) return refused(base::Error(ErrorCode::kUnknownType));
  const auto ruleset = ruleset_on(state, base::local_date(now, base::kChinaOffset));
  const base::UtcOffset offset = ruleset ? ruleset->utc_offset : base::kChinaOffset;
  if (denied_.key(prepared.signed_event.key)) {
    return refused(base::Error(ErrorCode::kKeyRevoked, "denied list"));
  }
  const domain::KeyInfo* key = state.registry->key(prepared.signed_event.key);
  if (key != nullptr && denied_.device(key->device)) {
    return refused(base::Error(ErrorCode::kKeyRevoked, "denied list: device"));
  }
  const base::Status right = domain::check_authority(
      event, prepared.signed_event.key, *state.registry, base::local_date(now, offset));
  if (!right) return refused(right.error());
  if (!prepared.signature_good && !verify_again(prepared, *state.registry)) {
    return refused(base::Error(ErrorCode::kBadSignature));
  }
  for (const base::Status& status :
       {check_subject(event), check_contents(event, batch), check_references(event)}) {
    if (!status) return refused(status.error());
  }
  const base::Status meaning = check_meaning(entry, batch, state, now);
  if (!meaning) return refused(meaning.error());
  judgement.admit = true;
  return judgement;
}

base::Status Admission::check_contents(const domain::Event& event, const PreparedBatch& batch) {
  for (const domain::ContentAddress& address : domain::contents_in_body(event)) {
    if (std::find(event.contents.begin(), event.contents.end(), address) == event.contents.end()) {
      return fail(ErrorCode::kFieldInvalid, "contents", base::TextArgs{{"field", "contents"}});
    }
  }
  for (const domain::ContentAddress& address : event.contents) {
    const auto beside = batch.contents.find(address);
    if (beside != batch.contents.end()) {
      YIBAO_CHECK(beside->second.status);
      continue;
    }
    YIBAO_TRY(const ContentState there, store_.contents().state(address));
    if (there == ContentState::kPurged) return fail(ErrorCode::kContentPurged);
    if (there == ContentState::kMissing) return fail(ErrorCode::kContentMissing);
  }
  return {};
}

base::Status Admission::check_references(const domain::Event& event) {
  for (const domain::Reference& reference : domain::references_of(event)) {
    YIBAO_TRY(const auto found, store_.log().find(reference.id));
    if (!found) return fail(ErrorCode::kReferenceMissing);
    YIBAO_TRY(const domain::Event referred, protocol::decode_event(found->event.payload));
    const bool fits =
        reference.fitting.empty() || std::any_of(reference.fitting.begin(), reference.fitting.end(),
                                                 [&](EventType type) { return referred.is(type); });
    if (!fits) return fail(wrong_reference(std::string(referred.type_name())));
    if (reference.same_subject && referred.subject != event.subject) {
      return fail(wrong_reference("subject"));
    }
  }
  return {};
}

base::Status Admission::check_meaning(const domain::Entry& entry, const PreparedBatch& batch,
                                      const LogState& state, base::Timestamp now) {
  const domain::Event& event = *entry.event;
  if (is_about_item(*event.type())) return check_item(entry, batch, state, now);
  if (const auto* adopted = event.as<domain::RulesetAdopted>()) {
    return check_ruleset(*adopted, batch);
  }
  YIBAO_CHECK(check_no_words_about_secrets(event));
  // A unit answers a commission only where it was asked.
  const bool answers = event.is(EventType::kCommissionAcknowledged) ||
                       event.is(EventType::kCommissionExtensionAsked) ||
                       event.is(EventType::kCommissionDeclined);
  if (answers) {
    YIBAO_TRY(const auto entries, server::entries_about(store_, event.subject));
    const auto& asked = entries.front().event->parties;
    if (std::find(asked.begin(), asked.end(), event.unit) == asked.end()) {
      return fail(wrong_reference("unit was not asked"));
    }
  }
  return {};
}

// What was found secret leaves a stub without any free text: no note may say what the words said.
base::Status Admission::check_no_words_about_secrets(const domain::Event& event) {
  if (event.contents.empty()) return {};
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    YIBAO_TRY(const auto entries, server::entries_about(store_, subject));
    const bool secret = std::any_of(entries.begin(), entries.end(), [](const domain::Entry& entry) {
      return entry.event->is(EventType::kDraftFoundSecret);
    });
    if (secret) return fail(ErrorCode::kFoundSecret);
  }
  return {};
}

base::Status Admission::check_item(const domain::Entry& entry, const PreparedBatch& batch,
                                   const LogState& state, base::Timestamp now) {
  const domain::Event& event = *entry.event;
  YIBAO_TRY(const std::vector<domain::Entry> entries, server::entries_about(store_, event.subject));
  if (entries.empty()) {
    if (!event.is(EventType::kDraftOffered)) return fail(ErrorCode::kReferenceMissing);
  } else if (entries.front().event->unit != event.unit) {
    return fail(wrong_reference("item of another unit"));
  }
  const auto* offered = event.as<domain::DraftOffered>();
  if (offered != nullptr && !offered->declared_not_secret) {
    return fail(ErrorCode::kGatesMissing, "declaration",
                base::TextArgs{{"gates", "@gate.author_declares"}});
  }
  if (entries.empty()) return {};
  const domain::ItemState item = domain::fold_item(event.subject, entries);
  const bool moves_words = event.is(EventType::kDraftSignedOff) || !event.contents.empty();
  if (item.secret && moves_words) return fail(ErrorCode::kFoundSecret);
  if (event.is(EventType::kDraftSignedOff)) {
    return check_signoff(event, item, batch, state, now);
  }
  return {};
}

base::Status Admission::check_signoff(const domain::Event& event, const domain::ItemState& item,
                                      const PreparedBatch& batch, const LogState& state,
                                      base::Timestamp now) {
  const auto& signed_off = *event.as<domain::DraftSignedOff>();
  const domain::Offer* offer = item.offer(signed_off.offer);
  if (offer == nullptr) return fail(ErrorCode::kReferenceMissing);
  const auto ruleset = ruleset_on(state, base::local_date(now, base::kChinaOffset));
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  const domain::PersonInfo* signer = state.registry->person(event.author);
  if (signer == nullptr) return fail(ErrorCode::kNoRight);
  YIBAO_CHECK(rules::check_signoff(*ruleset, *offer, signed_off, *signer, *state.registry,
                                   base::local_date(now, ruleset->utc_offset)));
  base::Bytes bytes;
  const auto beside = batch.contents.find(offer->body.words);
  if (beside != batch.contents.end()) {
    bytes = beside->second.content.bytes;
  } else {
    YIBAO_TRY(const auto kept, store_.contents().get(offer->body.words));
    if (!kept) return fail(ErrorCode::kContentPurged);
    bytes = kept->bytes;
  }
  YIBAO_TRY(const auto words, protocol::decode_document<domain::Words>(bytes));
  rules::DraftFacts draft;
  draft.kind = offer->body.kind;
  draft.topics = offer->body.topics;
  draft.flags = offer->body.flags;
  draft.data_as_of = offer->body.data_as_of;
  draft.event_date = offer->body.event_date;
  draft.emergency = offer->body.emergency;
  const auto findings = rules::preflight(*ruleset, words, draft, now);
  if (rules::refuses(findings)) {
    const std::string list = finding_list(findings);
    return fail(ErrorCode::kPreflightRefused, list,
                base::TextArgs{{"detail", list}, {"findings", list}});
  }
  return {};
}

base::Status Admission::check_ruleset(const domain::RulesetAdopted& body,
                                      const PreparedBatch& batch) {
  base::Bytes text;
  const auto beside = batch.contents.find(body.text);
  if (beside != batch.contents.end()) {
    text = beside->second.content.bytes;
  } else {
    YIBAO_TRY(const auto kept, store_.contents().get(body.text));
    if (!kept) return fail(ErrorCode::kContentPurged);
    text = kept->bytes;
  }
  if (rules::ruleset_hash(text) != body.hash) return fail(ErrorCode::kContentMismatch, "hash");
  const rules::LoadedRuleset loaded = rules::load_ruleset(text);
  if (!loaded.ruleset) {
    return fail(ErrorCode::kFieldInvalid, "ruleset: " + loaded.problems.front().place,
                base::TextArgs{{"field", loaded.problems.front().place}});
  }
  return {};
}

}  // namespace yibao::server
