#include "client/core/ruleset/versions.h"

#include <algorithm>

namespace yibao::client {

std::vector<RulesetVersion> ruleset_versions(const domain::Registry& registry, base::Date today) {
  std::vector<RulesetVersion> versions;
  const auto& adopted = registry.rulesets();
  const domain::RulesetInfo* now = registry.ruleset_on(today);
  for (std::size_t i = adopted.size(); i-- > 0;) {
    RulesetVersion version;
    version.info = adopted[i];
    bool replaced = false;
    for (std::size_t j = 0; j < adopted.size(); ++j) {
      replaced = replaced || (j > i && adopted[j].from == adopted[i].from);
      const bool later = adopted[j].from > adopted[i].from;
      if (later && (!version.until || adopted[j].from < *version.until)) {
        version.until = adopted[j].from;
      }
    }
    using State = RulesetVersion::State;
    if (replaced) {
      version.state = State::kReplaced;
    } else if (&adopted[i] == now) {
      version.state = State::kInForce;
    } else {
      version.state = adopted[i].from > today ? State::kFuture : State::kPast;
    }
    versions.push_back(std::move(version));
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [](const auto& a, const auto& b) { return a.info.from > b.info.from; });
  return versions;
}

base::Result<std::string> ruleset_text(Replica& replica, const domain::RulesetInfo& info) {
  YIBAO_TRY(const auto content, replica.vault().content(info.text));
  if (!content) return base::fail(base::ErrorCode::kContentPurged);
  return content->bytes;
}

base::Result<std::string> text_in_force(Replica& replica) {
  const domain::RulesetInfo* info = replica.registry()->ruleset_on(replica.today());
  if (info == nullptr) return base::fail(base::ErrorCode::kRulesetMissing);
  return ruleset_text(replica, *info);
}

}  // namespace yibao::client
