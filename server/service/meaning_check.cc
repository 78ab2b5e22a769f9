#include "server/service/meaning_check.h"

#include <algorithm>
#include <set>

#include "server/service/author_sight.h"
#include "shared/domain/wiping.h"
#include "shared/protocol/documents.h"
#include "shared/rules/adoption.h"
#include "shared/rules/load.h"
#include "shared/rules/preflight.h"
#include "shared/rules/signoff.h"
#include "shared/rules/terms.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;

// A draft and the item it becomes are one subject, and all that is said of it bears its unit.
bool is_about_item(EventType type) {
  const std::string_view name = domain::name(type);
  return name.starts_with("draft.") || name.starts_with("item.");
}

}  // namespace

base::Error wrong_reference(const std::string& detail) {
  return base::Error(ErrorCode::kReferenceWrong, detail, {{"detail", detail}});
}

// Facts come late and are scored by the ruleset of their day, so the words of any version will do;
// the first refusal is that of the newest.
base::Status MeaningCheck::check_words(const domain::Event& event) {
  base::Status refused;
  for (auto each = state_.rulesets.rbegin(); each != state_.rulesets.rend(); ++each) {
    base::Status known = rules::check_terms(*each->ruleset, event.body);
    if (known) return {};
    if (refused) refused = std::move(known);
  }
  return refused;
}

base::Status MeaningCheck::check(const domain::Event& event) {
  YIBAO_CHECK(check_words(event));
  if (is_about_item(*event.type())) return check_item(event);
  if (const auto* adopted = event.as<domain::RulesetAdopted>()) {
    return check_ruleset(*adopted);
  }
  if (const auto* purged = event.as<domain::ContentPurged>()) {
    YIBAO_CHECK(check_purged(event, *purged));
  }
  YIBAO_CHECK(check_no_words_about_secrets(event));
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

base::Status MeaningCheck::check_wording(const domain::Event& event) {
  if (!event.is(EventType::kItemEdited)) return {};
  const auto known = [&](const domain::Stamp& stamp) {
    return std::pair(event.anchor.epoch, event.anchor.size) >=
           std::pair(stamp.epoch, stamp.sequence);
  };
  std::set<domain::Subject> followed = {event.subject};
  std::vector<domain::Subject> items = {event.subject};
  while (!items.empty()) {
    const domain::Subject item = std::move(items.back());
    items.pop_back();
    YIBAO_TRY(const auto entries, entries_about(store_, item));
    for (const domain::Entry& entry : entries) {
      if (entry.event->is(EventType::kDraftFoundSecret) && !known(*entry.stamp)) {
        return fail(ErrorCode::kFoundSecret);
      }
      const auto* merged = entry.event->as<domain::ItemMerged>();
      if (merged == nullptr || entry.event->subject != item) continue;
      for (const domain::Subject& source : merged->sources) {
        if (followed.insert(source).second) items.push_back(source);
      }
    }
  }
  return {};
}

// Whoever was shown what goes is found by the entries that brought it.
base::Status MeaningCheck::check_purged(const domain::Event& event,
                                        const domain::ContentPurged& purged) {
  YIBAO_TRY(const auto entries,
            domain::entries_with_words_of(event.subject, [&](const domain::Subject& subject) {
              return entries_about(store_, subject);
            }));
  for (const domain::ContentAddress& address : purged.purged) {
    const bool carried = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
      const auto& contents = entry.event->contents;
      return std::find(contents.begin(), contents.end(), address) != contents.end();
    });
    if (!carried) return fail(wrong_reference("content of another subject"));
  }
  return {};
}

// What was found secret leaves a stub without any free text: no note may say what the words said.
base::Status MeaningCheck::check_no_words_about_secrets(const domain::Event& event) {
  if (event.contents.empty()) return {};
  for (const domain::Subject& subject : domain::subjects_of(event)) {
    YIBAO_TRY(const auto entries, entries_about(store_, subject));
    const bool secret = std::any_of(entries.begin(), entries.end(), [](const domain::Entry& entry) {
      return entry.event->is(EventType::kDraftFoundSecret);
    });
    if (secret) return fail(ErrorCode::kFoundSecret);
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
  // What is hidden is as if it were not there, but that its id is taken.
  if (!event.is(EventType::kDraftOffered) && !is_any_shown_to_author(entries, event, state_)) {
    return fail(ErrorCode::kReferenceMissing);
  }
  if (!entries.empty() && entries.front().event->unit != event.unit) {
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
    return check_signoff(event, item);
  }
  // The office reads these: they wait until the leader has signed.
  const bool for_the_office = domain::name(*event.type()).starts_with("item.");
  if (for_the_office && item.last_sign_off() == nullptr) return fail(ErrorCode::kReferenceMissing);
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
  return rules::check_findings(rules::preflight(*ruleset, words, offer->body, now_));
}

base::Status MeaningCheck::check_ruleset(const domain::RulesetAdopted& body) {
  YIBAO_TRY(const base::Bytes text, content_bytes(body.text));
  if (rules::ruleset_hash(text) != body.hash) return fail(ErrorCode::kContentMismatch, "hash");
  const rules::LoadedRuleset loaded = rules::load_ruleset(text);
  if (!loaded.ruleset) {
    return fail(ErrorCode::kFieldInvalid, "ruleset: " + loaded.problems.front().place,
                base::TextArgs{{"field", loaded.problems.front().place}});
  }
  const rules::Ruleset& ruleset = *loaded.ruleset;
  if (ruleset.id != body.ruleset || ruleset.version != body.version) {
    return fail(ErrorCode::kContentMismatch, "ruleset, version");
  }
  const auto faults = rules::adoption_faults(
      *state_.registry, ruleset, body.from, [](const base::UnitCode& unit) { return unit.text(); });
  if (faults.empty()) return {};
  const std::string& key = faults.front().key;
  return fail(ErrorCode::kRulesetUnfit, key, base::TextArgs{{"reason", "@adoption.why." + key}});
}

}  // namespace yibao::server
