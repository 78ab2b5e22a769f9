// What went out in bundle files: where each exchange stood and which events it held, so that its
// answer is known again, however late it comes and whatever happened meanwhile. No words: those are
// in the entries and the vault. (Threads and errors: storage::Database.)
#pragma once

#include <optional>
#include <vector>

#include "shared/base/ids.h"
#include "shared/crypto/checkpoint.h"
#include "shared/storage/database.h"

namespace yibao::client {

struct ExportedEvent {
  base::EventId id;
  crypto::Digest hash{};  // of its payload
};

struct ExportedExchange {
  crypto::Digest request{};  // the SHA-256 of its bytes
  std::optional<crypto::Checkpoint> seen;
  std::uint64_t cursor = 0;
  std::uint32_t pull_bytes_max = 0;
  // What the log has to continue besides; of these the last `others` are what others have seen.
  std::vector<crypto::Checkpoint> also_seen = {};
  std::size_t others = 0;
  std::vector<ExportedEvent> events;  // in its order
};

class ExportBook {
 public:
  explicit ExportBook(storage::Database& database) : database_(database) {}

  // The newest ones are kept: a stick that is out for longer is asked for again.
  base::Status add(const ExportedExchange& exported);
  base::Result<std::optional<ExportedExchange>> find(const crypto::Digest& request);

 private:
  storage::Database& database_;
};

}  // namespace yibao::client
