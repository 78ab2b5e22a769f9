// What somebody at the office is in the middle of and has not said yet: an item's new wording, a
// bulletin being drafted, a commission before it is sent. One of each name, sealed, local; no
// events, no history. A name says what it is and of what ("edit <item>"), in codes and ids only.
//
// (Threads and errors: storage::Database; signed_out while the vault is locked.)
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/core/store/vault.h"
#include "shared/domain/entry.h"

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
  // Removed for what it said, or may say by now: whoever read it before must not keep it again.
  base::Status wipe(const std::string& name);
  // Another number after each wipe of that paper, for as long as this program runs.
  std::uint64_t wipes_of(const std::string& name) const;
  // Those whose names begin so, the latest first.
  base::Result<std::vector<WorkingPaperInfo>> all(const std::string& beginning);

 private:
  storage::Database& database_;
  Vault& vault_;
  std::map<std::string, std::uint64_t> wipes_;
};

// What is typed of an item's wording, and is not said yet.
std::string wording_paper(const domain::Subject& item);

}  // namespace yibao::client
