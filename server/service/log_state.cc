#include "server/service/log_state.h"

#include <algorithm>

#include "shared/rules/load.h"

namespace yibao::server {

std::uint64_t least_left(const LogState& state, std::uint32_t epoch) {
  std::uint64_t left = UINT64_MAX;
  for (const EpochStart& start : state.epochs) {
    if (start.stamp.epoch > epoch) left = std::min(left, start.left);
  }
  return left;
}

std::uint64_t left_of_epoch(const LogState& state, std::uint32_t epoch) {
  const bool here = epoch == crypto::kFirstEpoch ||
                    std::any_of(state.epochs.begin(), state.epochs.end(),
                                [&](const EpochStart& each) { return each.stamp.epoch == epoch; });
  return here ? least_left(state, epoch) : 0;
}

bool is_let_go(const LogState& state, std::uint32_t epoch, std::uint64_t size) {
  const bool branched = std::any_of(
      state.epochs.begin(), state.epochs.end(),
      [&](const EpochStart& start) { return start.branched && start.stamp.epoch > epoch; });
  return branched || size > left_of_epoch(state, epoch);
}

std::shared_ptr<const rules::Ruleset> ruleset_on(const LogState& state, base::Date day) {
  std::shared_ptr<const rules::Ruleset> found;
  for (const rules::DatedRuleset& dated : state.rulesets) {
    if (dated.from <= day) found = dated.ruleset;
  }
  // Before the first: its duties hold from the day it was adopted.
  if (!found && !state.rulesets.empty()) found = state.rulesets.front().ruleset;
  return found;
}

base::Result<std::vector<rules::DatedRuleset>> adopted_rulesets(Store& store,
                                                                const domain::Registry& registry) {
  std::vector<rules::DatedRuleset> rulesets;
  std::vector<rules::UnitTarget> targets;
  for (const domain::UnitTargetInfo& info : registry.unit_targets()) {
    rules::UnitTarget target{info.unit.text(), info.target, std::nullopt, info.from};
    if (info.value != "none") target.value = rules::Decimal::parse(info.value);
    targets.push_back(std::move(target));
  }
  for (const domain::RulesetInfo& info : registry.rulesets()) {
    YIBAO_TRY(const auto text, store.contents().get(info.text));
    if (!text) continue;
    const rules::LoadedRuleset loaded = rules::load_ruleset(text->bytes);
    // Rulesets are checked before they are admitted; one that this program cannot read any more
    // must not stop the log.
    if (!loaded.ruleset) continue;
    rulesets.push_back({info.from, loaded.ruleset});
  }
  return rules::with_unit_targets(rulesets, targets);
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

}  // namespace yibao::server
