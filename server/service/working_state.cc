#include "server/service/working_state.h"

#include "shared/protocol/signed_event.h"

namespace yibao::server {
namespace {

using domain::EventType;

bool changes_scopes(const domain::Event& event) {
  return event.is(EventType::kUnitDefined) || event.is(EventType::kUnitSucceeded);
}

void note_epoch(const StoredEntry& stored, const domain::Event& event,
                std::vector<EpochStart>& epochs) {
  const auto* restored = event.as<domain::LogRestored>();
  if (restored == nullptr) return;
  epochs.push_back(
      {stored.event, stored.stamp, static_cast<std::uint64_t>(restored->size), restored->branched});
}

}  // namespace

base::Result<WorkingState> WorkingState::load(Store& store) {
  WorkingState working;
  auto registry = std::make_shared<domain::Registry>();
  base::Status decoded;
  YIBAO_CHECK(store.log().each_registry_entry([&](const StoredEntry& stored) {
    const auto entry = protocol::to_entry(stored.event, stored.stamp);
    if (!entry) {
      decoded = base::fail(entry.error());
      return false;
    }
    registry->apply(*entry);
    note_epoch(stored, *entry->event, working.epochs);
    if (changes_scopes(*entry->event)) working.scope_version = stored.stamp.sequence;
    return true;
  }));
  YIBAO_CHECK(decoded);
  YIBAO_TRY(working.rulesets, adopted_rulesets(store, *registry));
  working.registry = std::move(registry);
  return working;
}

WorkingState WorkingState::after(const LogState& state) {
  WorkingState working;
  working.registry = state.registry;
  working.rulesets = state.rulesets;
  working.scope_version = state.scope_version;
  working.epochs = state.epochs;
  return working;
}

base::Status WorkingState::apply(const StoredEntry& stored, const domain::Entry& entry,
                                 Store& store) {
  const domain::Event& event = *entry.event;
  touched.note(event);
  note_epoch(stored, event, epochs);
  if (!domain::Registry::is_registry_event(*event.type())) return {};
  auto next = std::make_shared<domain::Registry>(*registry);
  next->apply(entry);
  registry = std::move(next);
  registry_changed = true;
  if (const auto* revoked = event.as<domain::KeyRevoked>()) revoked_keys.push_back(revoked->key);
  if (const auto* revoked = event.as<domain::DeviceRevoked>()) {
    revoked_devices.push_back(revoked->device);
  }
  if (changes_scopes(event)) scope_version = entry.stamp->sequence;
  if (changes_scopes(event) || event.is(EventType::kRulesetAdopted)) accounts_changed = true;
  if (event.is(EventType::kRulesetAdopted) || event.is(EventType::kTargetSet)) {
    YIBAO_TRY(rulesets, adopted_rulesets(store, *registry));
  }
  return {};
}

LogState WorkingState::view() const {
  LogState state;
  state.registry = registry;
  state.rulesets = rulesets;
  state.scope_version = scope_version;
  state.epochs = epochs;
  return state;
}

}  // namespace yibao::server
