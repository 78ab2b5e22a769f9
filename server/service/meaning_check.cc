#include "server/service/meaning_check.h"

#include <algorithm>

#include "shared/protocol/documents.h"
#include "shared/rules/load.h"
#include "shared/rules/preflight.h"
#include "shared/rules/signoff.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;

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

std::string finding_list(const std::vector<rules::Finding>& findings) {
  std::string list;
  for (const rules::Finding& finding : findings) {
    if (finding.severity != rules::Severity::kRefuse) continue;
    list += (list.empty() ? "" : ", ") + finding.code;
  }
  return list;
}

}  // namespace

base::Error wrong_reference(const std::string& detail) {
  return base::Error(ErrorCode::kReferenceWrong, detail, {{"detail", detail}});
}

base::Status MeaningCheck::check(const domain::Event& event) {
  if (is_about_item(*event.type())) return check_item(event);
  if (const auto* adopted = event.as<domain::RulesetAdopted>()) {
    return check_ruleset(*adopted);
  }
  // A unit answers a commission only where it was asked.
  const bool answers = event.is(EventType::kCommissionAcknowledged) ||
                       event.is(EventType::kCommissionExtensionAsked) ||
                       event.is(EventType::kCommissionDeclined);
  if (answers) {
    YIBAO_TRY(const auto entries, entries_about(store_, event.subject));
    const auto& asked = entries.front().event->parties;
    if (std::find(asked.begin(), asked.end(), event.unit) == asked.end()) {
      return fail(wrong_reference("unit was not asked"));
    }
  }
  return {};
}

base::Result<base::Bytes> MeaningCheck::content_bytes(const domain::ContentAddress& address) {
  const auto beside = batch_.contents.find(address);
  if (beside != batch_.contents.end()) return beside->second.content.bytes;
  YIBAO_TRY(auto kept, store_.contents().get(address));
  if (!kept) return fail(ErrorCode::kContentPurged);
  return std::move(kept->bytes);
}

base::Status MeaningCheck::check_item(const domain::Event& event) {
  YIBAO_TRY(const std::vector<domain::Entry> entries, entries_about(store_, event.subject));
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
  const bool moves_words = offered != nullptr || event.is(EventType::kDraftSignedOff) ||
                           event.is(EventType::kItemEdited);
  if (item.secret && moves_words) return fail(ErrorCode::kFoundSecret);
  if (event.is(EventType::kDraftSignedOff)) {
    return check_signoff(event, item);
  }
  return {};
}

base::Status MeaningCheck::check_signoff(const domain::Event& event,
                                         const domain::ItemState& item) {
  const auto& signed_off = *event.as<domain::DraftSignedOff>();
  const domain::Offer* offer = item.offer(signed_off.offer);
  if (offer == nullptr) return fail(ErrorCode::kReferenceMissing);
  const auto ruleset = ruleset_on(state_, base::local_date(now_, base::kChinaOffset));
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  const domain::PersonInfo* signer = state_.registry->person(event.author);
  if (signer == nullptr) return fail(ErrorCode::kNoRight);
  YIBAO_CHECK(rules::check_signoff(*ruleset, *offer, signed_off, *signer, *state_.registry,
                                   base::local_date(now_, ruleset->utc_offset)));
  YIBAO_TRY(const base::Bytes bytes, content_bytes(offer->body.words));
  YIBAO_TRY(const auto words, protocol::decode_document<domain::Words>(bytes));
  rules::DraftFacts draft;
  draft.kind = offer->body.kind;
  draft.topics = offer->body.topics;
  draft.flags = offer->body.flags;
  draft.data_as_of = offer->body.data_as_of;
  draft.event_date = offer->body.event_date;
  draft.emergency = offer->body.emergency;
  const auto findings = rules::preflight(*ruleset, words, draft, now_);
  if (rules::refuses(findings)) {
    const std::string list = finding_list(findings);
    return fail(ErrorCode::kPreflightRefused, list,
                base::TextArgs{{"detail", list}, {"findings", list}});
  }
  return {};
}

base::Status MeaningCheck::check_ruleset(const domain::RulesetAdopted& body) {
  YIBAO_TRY(const base::Bytes text, content_bytes(body.text));
  if (rules::ruleset_hash(text) != body.hash) return fail(ErrorCode::kContentMismatch, "hash");
  const rules::LoadedRuleset loaded = rules::load_ruleset(text);
  if (!loaded.ruleset) {
    return fail(ErrorCode::kFieldInvalid, "ruleset: " + loaded.problems.front().place,
                base::TextArgs{{"field", loaded.problems.front().place}});
  }
  return {};
}

}  // namespace yibao::server
