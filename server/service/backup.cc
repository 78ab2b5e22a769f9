#include "server/service/backup.h"

#include <algorithm>

#include "server/service/backup_note.h"
#include "server/service/log_state.h"
#include "server/store/backup_parts.h"
#include "server/store/store.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using base::ErrorCode;

// A copy, its contents once more, both sealed; and something to go on with.
constexpr std::uint64_t kTimesTheDatabase = 3;
constexpr std::uint64_t kRoomToSpare = std::uint64_t{16} << 20U;

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  return error ? 0 : bytes;
}

base::Status check_room(const std::filesystem::path& folder, const std::filesystem::path& under) {
  const std::uint64_t needed =
      kTimesTheDatabase * (size_of(folder / "log.db") + size_of(folder / "log.db-wal")) +
      kRoomToSpare;
  std::error_code error;
  const auto room = std::filesystem::space(under, error);
  if (error || room.available >= needed) return {};
  return base::fail(ErrorCode::kNoRoom, under.string(),
                    base::TextArgs{{"path", under.string()},
                                   {"needed", std::to_string((needed >> 20U) + 1)},
                                   {"free", std::to_string(room.available >> 20U)}});
}

tl::unexpected<base::Error> taken(const std::filesystem::path& path) {
  return base::fail(ErrorCode::kAlreadyExists, path.string(),
                    base::TextArgs{{"what", path.string()}});
}

base::Result<VerifyReport> verify_copy(const std::filesystem::path& copy, ContentsAre contents) {
  YIBAO_TRY(const auto store, open_sqlite_store({copy, true, false, ""}));
  YIBAO_TRY(VerifyReport report, verify_log(
                                     *store, [](std::uint64_t) { return true; }, contents));
  if (!report.faults.empty()) return damaged_backup(report.faults.front());
  return report;
}

base::Result<crypto::Checkpoint> checkpoint_in(const std::filesystem::path& copy) {
  YIBAO_TRY(const auto store, open_sqlite_store({copy, true, false, ""}));
  YIBAO_TRY(const auto bytes, store->value(kCheckpointValue));
  const auto checkpoint = bytes ? crypto::decode_checkpoint(*bytes) : std::nullopt;
  if (!checkpoint) return damaged_backup("checkpoint");
  return *checkpoint;
}

// Every file but the databases' own companions, which a closed copy does not need.
std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    const std::string name = file.path().lexically_relative(folder).generic_string();
    if (name != "log.db-wal" && name != "log.db-shm" && name != "log.db") names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  names.insert(names.begin(), "log.db");
  return names;
}

// The time in a name, without what would have to be quoted: 20261130T023000Z.
std::string name_of(const BackupNote& note) {
  std::string name;
  for (const char c : base::to_rfc3339(note.made_at).substr(0, 19)) {
    if (c != '-' && c != ':') name += c;
  }
  return name + "Z-" + std::to_string(note.epoch) + "-" + std::to_string(note.size);
}

// Its folder goes with it unless it became a backup.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path folder) : folder_(std::move(folder)) { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove(); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path folder_;
};

}  // namespace

std::filesystem::path backups_of(const std::filesystem::path& data,
                                 const std::string& jurisdiction) {
  return data / "backups" / jurisdiction;
}

base::Result<VerifyReport> copy_verified(const std::filesystem::path& folder,
                                         const std::filesystem::path& to) {
  if (std::filesystem::exists(to)) return taken(to);
  YIBAO_CHECK(storage::make_private_folder(to));
  const auto copy = to / "log.db";
  // Made first, so that it is its owner's alone from the beginning.
  YIBAO_CHECK(storage::write_private_file(copy, ""));
  YIBAO_CHECK(copy_database(folder / "log.db", copy));
  YIBAO_CHECK(bring_up_to_date(copy));
  // After the log: what was denied meanwhile is denied in the backup as well.
  for (const char* name : {"log.key", "denied.list"}) {
    if (!std::filesystem::exists(folder / name)) continue;
    YIBAO_CHECK(storage::copy_private_file(folder / name, to / name));
  }
  const auto tls = folder.parent_path() / "tls";
  if (std::filesystem::exists(tls)) YIBAO_CHECK(storage::copy_private_files(tls, to / "tls"));
  return verify_copy(copy, ContentsAre::kKept);
}

base::Result<MadeBackup> make_backup(const BackupOrder& order, base::Clock& clock,
                                     base::RandomSource& random) {
  YIBAO_CHECK(storage::make_private_folder(order.under));
  YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(order.under));
  const Unfinished plain(order.under / "plain.partial");
  const Unfinished sealed(order.under / "sealed.partial");
  YIBAO_CHECK(check_room(order.folder, order.under));
  MadeBackup made;
  YIBAO_TRY(made.report, copy_verified(order.folder, plain.folder()));
  YIBAO_TRY(const crypto::Checkpoint checkpoint, checkpoint_in(plain.folder() / "log.db"));
  if (checkpoint.root != made.report.root) return damaged_backup("root");
  made.note = {order.jurisdiction,
               checkpoint.epoch,
               checkpoint.size,
               checkpoint.root,
               made.report.contents,
               clock.now(),
               order.program,
               {},
               {}};

  YIBAO_CHECK(storage::make_private_folder(plain.folder() / "part"));
  YIBAO_CHECK(split_contents(plain.folder() / "log.db", plain.folder() / "part" / "contents.db"));
  YIBAO_CHECK(storage::make_private_folder(sealed.folder()));
  YIBAO_TRY(made.note.contents_file,
            seal_files(plain.folder() / "part", {"contents.db"}, sealed.folder() / kBackupContents,
                       order.addressee, random));
  std::error_code error;
  std::filesystem::remove_all(plain.folder() / "part", error);
  YIBAO_TRY(made.note.log_file,
            seal_files(plain.folder(), files_in(plain.folder()), sealed.folder() / "log.sealed",
                       order.addressee, random));
  YIBAO_CHECK(storage::write_private_file(sealed.folder() / "backup.json", encode_note(made.note)));
  made.folder = order.under / name_of(made.note);
  for (int more = 2; std::filesystem::exists(made.folder); ++more) {
    made.folder = order.under / (name_of(made.note) + "-" + std::to_string(more));
  }
  YIBAO_CHECK(storage::put_in_place(sealed.folder(), made.folder));
  return made;
}

base::Result<OpenedBackup> open_backup(const std::filesystem::path& folder) {
  OpenedBackup backup;
  YIBAO_TRY(const base::Bytes note, storage::read_file(folder / "backup.json", 65536));
  YIBAO_TRY(backup.note, decode_note(note, folder));
  const auto open = [&](const char* name, const SealedFile& expected,
                        std::ifstream& file) -> base::Status {
    file.open(folder / name, std::ios::binary);
    YIBAO_TRY(const SealedFile found, measure(file, (folder / name).string()));
    return found == expected ? base::Status() : damaged_backup((folder / name).string());
  };
  YIBAO_CHECK(open("log.sealed", backup.note.log_file, backup.log));
  if (std::filesystem::exists(folder / kBackupContents)) {
    backup.contents.emplace();
    YIBAO_CHECK(open(kBackupContents, backup.note.contents_file, *backup.contents));
  }
  return backup;
}

base::Result<VerifyReport> unseal_backup(OpenedBackup& backup, const crypto::SealingKeyPair& keys,
                                         const std::filesystem::path& to) {
  if (std::filesystem::exists(to)) return taken(to);
  YIBAO_CHECK(storage::make_private_folder(to));
  YIBAO_CHECK(unseal_files(backup.log, "log.sealed", keys, to));
  if (backup.contents) {
    YIBAO_CHECK(unseal_files(*backup.contents, kBackupContents, keys, to));
    YIBAO_CHECK(join_contents(to / "log.db", to / "contents.db"));
    std::error_code ignored;
    std::filesystem::remove(to / "contents.db", ignored);
  }
  YIBAO_CHECK(bring_up_to_date(to / "log.db"));
  YIBAO_TRY(
      VerifyReport report,
      verify_copy(to / "log.db", backup.contents ? ContentsAre::kKept : ContentsAre::kTakenAway));
  if (report.root != backup.note.root || report.entries != backup.note.size)
    return damaged_backup("root");
  return report;
}

base::Status carry_backup(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (std::filesystem::exists(to)) return taken(to);
  auto partial = to;
  partial += ".partial";
  const Unfinished unfinished(partial);
  YIBAO_CHECK(storage::copy_private_files(from, partial));
  YIBAO_TRY(const OpenedBackup opened, open_backup(partial));
  YIBAO_CHECK(storage::sync_folder(partial));
  return storage::put_in_place(partial, to);
}

}  // namespace yibao::server
