#include "server/service/restore.h"

#include <set>
#include <sstream>

#include "server/service/copies.h"
#include "server/service/jurisdiction.h"
#include "shared/crypto/random.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

// What a log says of itself in its first entry.
struct LogName {
  std::string jurisdiction;
  std::string log_key;
};

base::Result<LogName> log_name(Store& store, const std::filesystem::path& database) {
  YIBAO_TRY(const auto first, store.log().at(1));
  if (first) {
    YIBAO_TRY(const domain::Entry entry, protocol::to_entry(first->event, first->stamp));
    if (const auto* opened = entry.event->as<domain::LogOpened>()) {
      return LogName{entry.event->jurisdiction.text(), opened->log_key};
    }
  }
  return base::fail(base::ErrorCode::kCorrupted, "first entry",
                    base::TextArgs{{"what", database.string()}});
}

base::Result<LogName> log_in(const std::filesystem::path& database) {
  YIBAO_TRY(const auto store, open_sqlite_store({database, true, false, ""}));
  return log_name(*store, database);
}

// What a backup says, in a copy of the present format where its own is older.
class BackupReader {
 public:
  BackupReader(const std::filesystem::path& data, std::filesystem::path database)
      : scratch_(data / "before-restore" / "checking"), database_(std::move(database)) {}
  ~BackupReader() {
    store_.reset();
    std::error_code ignored;
    if (copied_) std::filesystem::remove_all(scratch_, ignored);
  }
  BackupReader(const BackupReader&) = delete;
  BackupReader& operator=(const BackupReader&) = delete;

  base::Result<Store*> open() {
    auto opened = open_sqlite_store({database_, true, false, ""});
    if (!opened && opened.error().code == base::ErrorCode::kOlderFormat) {
      std::error_code ignored;
      std::filesystem::remove_all(scratch_, ignored);
      YIBAO_CHECK(storage::make_private_folder(scratch_.parent_path()));
      YIBAO_CHECK(storage::make_private_folder(scratch_));
      copied_ = true;
      YIBAO_CHECK(storage::copy_private_file(database_, scratch_ / "log.db"));
      opened = open_sqlite_store({scratch_ / "log.db", false, false, ""});
    }
    if (!opened) return base::fail(opened.error());
    store_ = *std::move(opened);
    return store_.get();
  }

 private:
  std::filesystem::path scratch_;
  std::filesystem::path database_;
  bool copied_ = false;
  std::unique_ptr<Store> store_;
};

class Restoring {
 public:
  Restoring(const std::filesystem::path& data, const base::JurisdictionCode& jurisdiction,
            const std::filesystem::path& backup, std::uint32_t after_epoch)
      : data_(data),
        jurisdiction_(jurisdiction),
        backup_(backup),
        after_epoch_(after_epoch),
        folder_(data / jurisdiction.text()),
        kept_(data / "before-restore") {}

  base::Result<std::size_t> run() {
    YIBAO_CHECK(storage::make_private_folder(data_));
    YIBAO_TRY(const storage::FolderLock lock, storage::FolderLock::take(data_));
    YIBAO_CHECK(check_it_is_the_same_log());
    YIBAO_CHECK(restore_certificates());
    YIBAO_TRY(const auto beside, make_free_folder());
    const auto denied = put_together(beside);
    const base::Status placed =
        denied ? storage::put_in_place(beside, folder_) : base::Status(base::fail(denied.error()));
    if (placed) return *denied;
    std::error_code ignored;
    std::filesystem::remove_all(beside, ignored);
    return base::fail(placed.error());
  }

 private:
  // A log is known by its key, which it has alone. What cannot be read any more does not count:
  // that is what backups are for, and it is kept.
  base::Status check_it_is_the_same_log() {
    BackupReader reader(data_, backup_ / "log.db");
    YIBAO_TRY(Store* const store, reader.open());
    YIBAO_TRY(const LogName wanted, log_name(*store, backup_ / "log.db"));
    if (wanted.jurisdiction != jurisdiction_.text()) {
      const std::string detail = "--jurisdiction " + wanted.jurisdiction;
      return base::fail(base::ErrorCode::kUsage, "jurisdiction",
                        base::TextArgs{{"detail", detail}});
    }
    YIBAO_TRY(const crypto::SigningKey key, load_log_key(backup_ / "log.key"));
    if (crypto::text(key.public_key()) != wanted.log_key) {
      return base::fail(base::ErrorCode::kCorrupted, "log key",
                        base::TextArgs{{"what", (backup_ / "log.key").string()}});
    }
    bool same = true;
    if (const auto there = load_log_key(folder_ / "log.key")) {
      same = crypto::text(there->public_key()) == wanted.log_key;
    } else if (const auto named = log_in(folder_ / "log.db")) {
      same = named->log_key == wanted.log_key;
    }
    if (same) return {};
    return base::fail(base::ErrorCode::kAlreadyExists, "another log",
                      base::TextArgs{{"what", folder_.string()}});
  }

  // On a machine that has none: clients go on believing the server.
  base::Status restore_certificates() {
    const auto tls = data_ / "tls";
    if (std::filesystem::exists(tls) || !std::filesystem::exists(backup_ / "tls")) return {};
    const auto beside = data_ / "tls.new";
    YIBAO_CHECK(storage::copy_private_files(backup_ / "tls", beside));
    YIBAO_CHECK(storage::sync_folder(beside));
    return storage::put_in_place(beside, tls);
  }

  // In a folder of its own, where no server takes it for a jurisdiction.
  base::Result<std::filesystem::path> make_free_folder() {
    YIBAO_CHECK(storage::make_private_folder(kept_));
    for (int number = 1;; ++number) {
      const auto folder = kept_ / (jurisdiction_.text() + "." + std::to_string(number));
      if (std::filesystem::exists(folder)) continue;
      YIBAO_CHECK(storage::make_private_folder(folder));
      return folder;
    }
  }

  base::Result<std::size_t> put_together(const std::filesystem::path& beside) {
    YIBAO_CHECK(storage::copy_private_file(backup_ / "log.db", beside / "log.db"));
    YIBAO_CHECK(storage::copy_private_file(backup_ / "log.key", beside / "log.key"));
    YIBAO_CHECK(unite_denied_lists(beside / "denied.list"));
    YIBAO_CHECK(take_backups_list(folder_, beside));
    base::SystemClock clock;
    crypto::SystemRandom random;
    base::Log log(clock, [](std::string_view) {});
    Jurisdiction::Options wanted{beside, jurisdiction_, clock, random, log};
    wanted.threads = false;
    YIBAO_TRY(const auto jurisdiction, Jurisdiction::open(std::move(wanted)));
    const std::uint32_t after = newest_epoch(jurisdiction->writer().log_key().public_key());
    YIBAO_CHECK(jurisdiction->writer().begin_epoch("restore", after));
    YIBAO_CHECK(storage::sync_folder(beside));
    return jurisdiction->denied().size();
  }

  // A number that was given once is never given again: what is replaced has one, so has what
  // earlier restores replaced, and each has its newest checkpoint beside it.
  std::uint32_t newest_epoch(const crypto::PublicKey& log_key) const {
    std::uint32_t newest = after_epoch_;
    const auto take = [&](const std::filesystem::path& folder) {
      const auto kept = CheckpointFile::read(folder / kCheckpointFileName, log_key);
      if (kept) newest = std::max(newest, kept->epoch);
      const auto store = open_sqlite_store({folder / "log.db", true, false, ""});
      const auto bytes = store ? (*store)->value(kCheckpointValue)
                               : base::Result<std::optional<base::Bytes>>(std::nullopt);
      const auto last = bytes && *bytes ? crypto::decode_checkpoint(**bytes) : std::nullopt;
      if (last && crypto::verify(log_key, *last)) newest = std::max(newest, last->epoch);
    };
    take(folder_);
    std::error_code ignored;
    for (const auto& earlier : std::filesystem::directory_iterator(kept_, ignored)) {
      if (earlier.path().stem().string() == jurisdiction_.text()) take(earlier.path());
    }
    return newest;
  }

  // What was noted once stays noted, before the backup or since, and through any number of
  // restores.
  base::Status unite_denied_lists(const std::filesystem::path& to) const {
    std::set<std::string> lines;
    const auto take = [&](const std::filesystem::path& list) -> base::Status {
      if (!std::filesystem::exists(list)) return {};
      YIBAO_TRY(const base::Bytes bytes,
                storage::read_file(list, base::limits::kDeniedListBytesMax));
      std::istringstream in(bytes);
      for (std::string line; std::getline(in, line);) lines.insert(line);
      return {};
    };
    YIBAO_CHECK(take(backup_ / "denied.list"));
    YIBAO_CHECK(take(folder_ / "denied.list"));
    std::error_code error;
    for (const auto& earlier : std::filesystem::directory_iterator(kept_, error)) {
      const bool ours = earlier.path().stem().string() == jurisdiction_.text();
      if (ours) YIBAO_CHECK(take(earlier.path() / "denied.list"));
    }
    if (error) {
      return base::fail(base::ErrorCode::kIo, kept_.string(),
                        base::TextArgs{{"path", kept_.string()}, {"reason", error.message()}});
    }
    std::string united;
    for (const std::string& line : lines) united += line + "\n";
    return united.empty() ? base::Status() : storage::write_private_file(to, united);
  }

  const std::filesystem::path& data_;
  const base::JurisdictionCode& jurisdiction_;
  const std::filesystem::path& backup_;
  std::uint32_t after_epoch_;
  std::filesystem::path folder_;
  std::filesystem::path kept_;
};

}  // namespace

base::Result<VerifyReport> verify_file(const std::filesystem::path& database) {
  if (!std::filesystem::exists(database)) {
    return base::fail(base::ErrorCode::kNotInitialised, database.string(),
                      base::TextArgs{{"path", database.string()}});
  }
  YIBAO_TRY(const auto store, open_sqlite_store({database, true, false, ""}));
  return verify_log(*store, [](std::uint64_t) { return true; });
}

base::Result<VerifyReport> verify_backup(const std::filesystem::path& data,
                                         const std::filesystem::path& database) {
  if (!std::filesystem::exists(database)) {
    return base::fail(base::ErrorCode::kNotInitialised, database.string(),
                      base::TextArgs{{"path", database.string()}});
  }
  BackupReader reader(data, database);
  YIBAO_TRY(Store* const store, reader.open());
  return verify_log(*store, [](std::uint64_t) { return true; });
}

base::Result<std::size_t> restore_jurisdiction(const std::filesystem::path& data,
                                               const base::JurisdictionCode& jurisdiction,
                                               const std::filesystem::path& backup,
                                               std::uint32_t after_epoch) {
  return Restoring(data, jurisdiction, backup, after_epoch).run();
}

}  // namespace yibao::server
