// The log as the store keeps it: stamped events by sequence, id and subject. Append only.
//
// All stores of one jurisdiction share one database and one transaction, begun and committed by
// the Store that owns them (store.h). A store object belongs to one connection and one thread.
// Errors: those of storage::Database; corrupted when a row is not what was written.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "shared/domain/registry.h"
#include "shared/protocol/signed_event.h"

namespace yibao::server {

struct StoredEntry {
  protocol::SignedEvent event;
  domain::Stamp stamp;
};

class LogStore {
 public:
  virtual ~LogStore() = default;

  // The sequence is the next one; `subjects` are what the event is about.
  virtual base::Status append(const StoredEntry& entry, const domain::Event& event) = 0;
  virtual base::Result<std::optional<StoredEntry>> find(const base::EventId& id) = 0;
  virtual base::Result<std::optional<StoredEntry>> at(std::uint64_t sequence) = 0;
  virtual base::Result<std::vector<StoredEntry>> about(const domain::Subject& subject) = 0;
  // In order of sequence; `visit` returns false to stop.
  virtual base::Status each(std::uint64_t first, std::uint64_t last,
                            const std::function<bool(const StoredEntry&)>& visit) = 0;
  virtual base::Status each_registry_entry(
      const std::function<bool(const StoredEntry&)>& visit) = 0;
  virtual base::Result<std::uint64_t> last_sequence() = 0;
};

}  // namespace yibao::server
