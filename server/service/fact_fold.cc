#include "server/service/fact_fold.h"

#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"

namespace yibao::server {

using domain::EventType;

bool may_change_facts(EventType type) {
  switch (type) {
    case EventType::kDraftOffered:
    case EventType::kDraftSentBack:
    case EventType::kItemEdited:
    case EventType::kItemCommented: return false;
    default: return !domain::Registry::is_registry_event(type);
  }
}

base::Result<std::vector<FactChange>> all_facts(Store& store) {
  std::vector<FactChange> facts;
  base::Status decoded;
  YIBAO_CHECK(store.facts().each([&](const domain::Subject& subject, base::ByteView bytes) {
    auto rows = rules::decode_facts(bytes);
    if (rows) {
      facts.push_back({subject.text(), *std::move(rows)});
    } else {
      decoded = base::fail(rows.error());
    }
  }));
  YIBAO_CHECK(decoded);
  return facts;
}

void TouchedFacts::note(const domain::Event& event) {
  all_ = all_ || event.is(EventType::kRulesetAdopted);
  if (!may_change_facts(*event.type())) return;
  for (const domain::Subject& subject : domain::subjects_of(event)) subjects_.insert(subject);
}

base::Result<std::vector<FactChange>> TouchedFacts::refold(Store& store,
                                                           const rules::Ruleset* ruleset) const {
  std::set<domain::Subject> subjects = subjects_;
  if (all_) {
    YIBAO_CHECK(store.facts().each([&](const domain::Subject& subject, base::ByteView /*rows*/) {
      subjects.insert(subject);
    }));
  }
  std::vector<FactChange> changes;
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, entries_about(store, subject));
    if (entries.empty()) continue;
    std::vector<rules::FactRow> rows;
    if (ruleset != nullptr) rows = rules::facts_of(subject, entries, *ruleset);
    YIBAO_CHECK(store.facts().put(subject, rules::encode_facts(rows)));
    changes.push_back({subject.text(), std::move(rows)});
  }
  return changes;
}

}  // namespace yibao::server
