// What somebody at the office is in the middle of and has not said yet: an item's new wording, a
// bulletin being drafted, a commission before it is sent. One of each name, sealed, local; no
// events, no history. A name says what it is and of what ("edit <item>"), in codes and ids only.
//
// (Threads and errors: storage::Database; signed_out while the vault is locked.)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/core/store/vault.h"

namespace yibao::client {

// As much as a published document may have, with what was typed beside it.
inline constexpr std::size_t kWorkingPaperBytesMax = 4 * 1024 * 1024;

struct WorkingPaperInfo {
  std::string name;
  base::Timestamp changed_at{};
};

class WorkingPapers {
 public:
  WorkingPapers(storage::Database& database, Vault& vault) : database_(database), vault_(vault) {}

  // Error: too_large.
  base::Status put(const std::string& name, base::ByteView plain, base::Timestamp now);
  // nullopt: there is none.
  base::Result<std::optional<base::Bytes>> get(const std::string& name);
  base::Status remove(const std::string& name);
  // Those whose names begin so, the latest first.
  base::Result<std::vector<WorkingPaperInfo>> all(const std::string& beginning);

 private:
  storage::Database& database_;
  Vault& vault_;
};

}  // namespace yibao::client
