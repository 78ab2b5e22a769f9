#include "server/service/drill.h"

#include "server/service/restore.h"
#include "server/store/store.h"

namespace yibao::server {
namespace {

// The root over the first entries of a log.
base::Result<crypto::Digest> root_at(Store& store, std::uint64_t size) {
  crypto::MerkleFrontier frontier;
  YIBAO_CHECK(store.log().each(1, size, [&](const StoredEntry& entry) {
    frontier.append(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
    return true;
  }));
  return frontier.root();
}

class Folder {
 public:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) { remove(); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { remove(); }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path_;
};

}  // namespace

base::Result<DrillReport> drill(OpenedBackup& backup, const crypto::SealingKeyPair& keys,
                                const std::filesystem::path& folder,
                                const std::filesystem::path& live) {
  const Folder gone_in_the_end(folder);
  DrillReport report;
  report.restorable = backup.contents.has_value();
  YIBAO_TRY(report.restored, unseal_backup(backup, keys, folder / "unsealed"));
  if (report.restorable) {
    const base::JurisdictionCode code(backup.note.jurisdiction);
    YIBAO_TRY(const auto denied, restore_jurisdiction(folder / "data", code, folder / "unsealed"));
    static_cast<void>(denied);
    YIBAO_TRY(report.restored, verify_file(folder / "data" / code.text() / "log.db"));
    if (!report.restored.faults.empty()) return damaged_backup(report.restored.faults.front());
  }
  if (!std::filesystem::exists(live)) return report;
  YIBAO_TRY(const auto store, open_sqlite_store({live, true, false, ""}));
  YIBAO_TRY(const crypto::Digest root, root_at(*store, backup.note.size));
  if (root != backup.note.root) return damaged_backup(live.string());
  report.compared = true;
  return report;
}

}  // namespace yibao::server
