// The versions of the rules that were adopted here, each with the days it holds. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct RulesetVersion {
  enum class State : std::uint8_t { kPast, kInForce, kFuture, kReplaced };
  domain::RulesetInfo info;
  State state = State::kPast;
  std::optional<base::Date> until;  // the first day of the next one
};

// The newest first. A version from whose day a later one was adopted too is replaced: it never
// holds.
std::vector<RulesetVersion> ruleset_versions(const domain::Registry& registry, base::Date today);

// Error: content_purged where it is not here.
base::Result<std::string> ruleset_text(Replica& replica, const domain::RulesetInfo& info);

// In force today, as it was adopted: without what was set for single units. Error: ruleset_missing.
base::Result<std::string> text_in_force(Replica& replica);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::RulesetVersion::State, "past", "in_force", "future", "replaced");
