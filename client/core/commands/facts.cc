#include "client/core/commands/facts.h"

#include <algorithm>

#include "client/core/commands/items.h"

namespace yibao::client {

std::vector<AdoptionPlace> adoption_places(const rules::Ruleset& ruleset) {
  std::vector<AdoptionPlace> places;
  for (const rules::Journal& journal : ruleset.words.journals.all()) {
    AdoptionPlace place{journal.id, journal.name, journal.level.value_or(""), {}};
    for (const rules::Code& form : journal.forms) {
      if (const auto* named = ruleset.words.forms.by_id(form)) place.forms.push_back(*named);
    }
    places.push_back(std::move(place));
  }
  // Two journals may share a name; and a level may have none of its own.
  for (const rules::Named& level : ruleset.words.levels.all()) {
    const bool has_journal = std::any_of(
        places.begin(), places.end(), [&](const auto& place) { return place.level == level.id; });
    if (!has_journal) places.push_back({level.id, level.name, level.id, {}});
  }
  return places;
}

base::Result<base::EventId> enter_fact(Replica& replica, const domain::Subject& item,
                                       const EnteredFact& fact) {
  switch (fact.kind) {
    case FactKind::kAdopted: return adopt_item(replica, item, fact.adoption);
    case FactKind::kForwarded: return forward_item(replica, item, fact.level, fact.on_date);
    case FactKind::kInstructed:
      return instruct_item(replica, item, fact.level, fact.post, fact.on_date, fact.note);
    case FactKind::kInaccurate:
      return find_inaccurate(replica, item, fact.on_date, fact.flags, fact.note);
  }
  return base::fail(base::ErrorCode::kInternal, "fact kind");
}

}  // namespace yibao::client
