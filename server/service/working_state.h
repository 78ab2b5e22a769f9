// The jurisdiction as the writer's open transaction sees it: who is who and which rules hold after
// every entry appended so far, and what the transaction leaves to be done once it has committed.
// Thrown away at a rollback; becomes the next LogState at a commit.
#pragma once

#include <memory>
#include <vector>

#include "server/service/fact_fold.h"
#include "server/service/log_state.h"

namespace yibao::server {

struct WorkingState {
  std::shared_ptr<const domain::Registry> registry;
  std::vector<rules::DatedRuleset> rulesets;
  std::uint64_t scope_version = 0;
  std::vector<EpochStart> epochs;

  // Of this transaction alone.
  bool wrote = false;
  bool registry_changed = false;
  bool accounts_changed = false;  // units may account for others now than before
  TouchedFacts touched;
  std::vector<FactChange> facts;
  std::vector<domain::ContentAddress> purged;
  std::vector<crypto::KeyId> revoked_keys;
  std::vector<base::DeviceId> revoked_devices;

  // From the log's registry entries. Errors: the store's; corrupted.
  static base::Result<WorkingState> load(Store& store);
  // The beginning of the next transaction.
  static WorkingState after(const LogState& state);

  // Takes in an entry that was just appended.
  base::Status apply(const StoredEntry& stored, const domain::Entry& entry, Store& store);
  // As admission reads it; the checkpoint is not part of it.
  LogState view() const;
};

}  // namespace yibao::server
