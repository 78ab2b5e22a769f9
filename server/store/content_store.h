// Contents by address. A purged content leaves its address, so that nobody waits for it.
// (Ownership, threads, errors: log_store.h.)
#pragma once

#include <optional>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/content.h"

namespace yibao::server {

enum class ContentState : std::uint8_t { kMissing, kHere, kPurged };

// A content as it will be kept: making it costs more than keeping it, needs no store and can be
// done in any thread.
struct PackedContent {
  domain::MediaType media = domain::MediaType::kNote;
  domain::ContentSalt salt{};
  base::Bytes compressed;
};
PackedContent pack(const domain::Content& content);

class ContentStore {
 public:
  virtual ~ContentStore() = default;

  // Keeping one that is here already changes nothing.
  virtual base::Status keep_packed(const domain::ContentAddress& address,
                                   const PackedContent& content) = 0;
  base::Status keep(const domain::ContentAddress& address, const domain::Content& content) {
    return keep_packed(address, pack(content));
  }
  virtual base::Result<ContentState> state(const domain::ContentAddress& address) = 0;
  // nullopt: missing or purged.
  virtual base::Result<std::optional<domain::Content>> get(
      const domain::ContentAddress& address) = 0;
  // Overwrites the bytes in the file; a checkpoint of the WAL completes it (Store::finish_purge).
  virtual base::Status purge(const domain::ContentAddress& address) = 0;
  // All that were, in no order.
  virtual base::Result<std::vector<domain::ContentAddress>> purged() = 0;
};

}  // namespace yibao::server
