// What can be done with a pushed event before its turn comes, on any thread and without the store:
// reading it, hashing it, verifying its signature, checking the contents beside it. The costly
// part.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "server/store/content_store.h"
#include "shared/domain/registry.h"
#include "shared/protocol/exchange.h"

namespace yibao::server {

struct PreparedContent {
  domain::Content content;
  PackedContent packed;  // only of a good one
  base::Status status;   // within its limits and canonical
};

struct PreparedEvent {
  protocol::SignedEvent signed_event;
  base::Result<domain::Entry> entry = base::fail(base::ErrorCode::kMalformed);
  // Verified against the key as the registry knew it then; false also where it knew none.
  bool signature_good = false;
  // Proved to have stood in this log in an epoch before, with that time (old_stamps.h).
  std::optional<base::Timestamp> received_before = {};
};

struct PreparedBatch {
  std::vector<PreparedEvent> events;
  std::map<domain::ContentAddress, PreparedContent> contents;
};

PreparedBatch prepare(std::vector<protocol::SignedEvent> events,
                      std::vector<domain::Content> contents, const domain::Registry& registry);

// Again for one event, when its key was enrolled only after the batch was prepared.
bool verify_again(const PreparedEvent& event, const domain::Registry& registry);

}  // namespace yibao::server
