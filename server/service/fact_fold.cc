#include "server/service/fact_fold.h"

#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"

namespace yibao::server {
namespace {

using domain::EventType;

bool changes_facts(EventType type) {
  switch (type) {
    case EventType::kDraftSignedOff:
    case EventType::kDraftWithdrawn:
    case EventType::kDraftFoundSecret:
    case EventType::kItemAccepted:
    case EventType::kItemReturned:
    case EventType::kItemRefused:
    case EventType::kItemExcluded:
    case EventType::kItemMerged:
    case EventType::kItemForwarded:
    case EventType::kItemAdopted:
    case EventType::kItemInstructed:
    case EventType::kItemFoundInaccurate:
    case EventType::kFactRetracted:
    case EventType::kCommissionJudged:
    case EventType::kCommissionCancelled:
    case EventType::kRecordEntered: return true;
    default: return false;
  }
}

}  // namespace

void TouchedFacts::note(const domain::Event& event) {
  if (!changes_facts(*event.type())) return;
  for (const domain::Subject& subject : domain::subjects_of(event)) subjects_.insert(subject);
}

base::Result<std::vector<FactChange>> TouchedFacts::refold(Store& store,
                                                           const rules::Ruleset* ruleset) const {
  std::vector<FactChange> changes;
  for (const domain::Subject& subject : subjects_) {
    YIBAO_TRY(const auto entries, entries_about(store, subject));
    if (entries.empty()) continue;
    std::vector<rules::FactRow> rows;
    const domain::Event& first = *entries.front().event;
    if (first.is(EventType::kCommissionIssued)) {
      rows = rules::facts_of(domain::fold_commission(subject, entries));
    } else if (first.is(EventType::kRecordEntered)) {
      rows = rules::facts_of(domain::fold_record(subject, entries));
    } else if (first.is(EventType::kDraftOffered) && ruleset != nullptr) {
      rows = rules::facts_of(domain::fold_item(subject, entries), *ruleset);
    }
    YIBAO_CHECK(store.facts().put(subject, rules::encode_facts(rows)));
    changes.push_back({subject.text(), std::move(rows)});
  }
  return changes;
}

}  // namespace yibao::server
