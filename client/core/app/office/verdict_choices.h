// What a verdict asks for: a reason of the ruleset's, or which kind of brief it is that does not
// count; acceptance asks for nothing. Pure.
#pragma once

#include "shared/rules/ruleset.h"

namespace yibao::app {

inline std::vector<rules::Named> verdict_choices(const rules::Ruleset& ruleset,
                                                 domain::VerdictKind verdict) {
  if (verdict == domain::VerdictKind::kAccepted) return {};
  if (verdict != domain::VerdictKind::kExcluded) return ruleset.words.reasons.all();
  std::vector<rules::Named> briefs;
  for (const rules::Kind& kind : ruleset.words.kinds.all()) {
    if (kind.brief) briefs.push_back({kind.id, kind.name, {}, kind.origin});
  }
  return briefs;
}

}  // namespace yibao::app
