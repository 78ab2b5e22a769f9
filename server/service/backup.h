// Backups: made beside a running server without stopping a commit, opened again and verified from
// the first entry, sealed to the recovery key in two parts (the log with its keys; the contents,
// which go sooner), read again, and given their name only then. What has a name is a backup.
//
//   backups/<jurisdiction>/<time>-<epoch>-<size>/  backup.json, log.sealed, contents.sealed
//
// Files are opened by whoever may read them, and unsealed by whoever owns the target. Errors:
// no_room, recovery_key_missing, recovery_key_wrong, newer_format, corrupted, contents_aged,
// locked, io.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>

#include "server/service/backup_archive.h"
#include "server/service/verify.h"
#include "shared/base/time.h"

namespace yibao::server {

inline constexpr int kBackupFormat = 1;
inline constexpr const char* kBackupContents = "contents.sealed";

// What backup.json says, in the clear: no words, no names.
struct BackupNote {
  std::string jurisdiction;
  std::uint32_t epoch = 0;
  std::uint64_t size = 0;
  crypto::Digest root{};
  std::uint64_t contents = 0;
  base::Timestamp made_at{};
  std::string program;
  SealedFile log_file;
  SealedFile contents_file;
};

struct MadeBackup {
  std::filesystem::path folder;
  BackupNote note;
  VerifyReport report;
};

std::filesystem::path backups_of(const std::filesystem::path& data,
                                 const std::string& jurisdiction);

// The plain copy that is sealed: log, key, list of denials, certificates. `folder` is the
// jurisdiction's; `to` must not exist.
base::Result<VerifyReport> copy_verified(const std::filesystem::path& folder,
                                         const std::filesystem::path& to);

struct BackupOrder {
  std::filesystem::path folder;  // of the jurisdiction
  std::string jurisdiction;
  std::filesystem::path under;  // where the backup gets its name
  base::ByteArray<32> addressee{};
  std::string program;
};
base::Result<MadeBackup> make_backup(const BackupOrder& order, base::Clock& clock,
                                     base::RandomSource& random);

// A backup whose files are open and are what its note says.
struct OpenedBackup {
  BackupNote note;
  std::ifstream log;
  std::optional<std::ifstream> contents;  // gone once they were due
};
base::Result<OpenedBackup> open_backup(const std::filesystem::path& folder);

// Into a folder made for it, brought up to today's format and verified. Without contents it can be
// verified and nothing else.
base::Result<VerifyReport> unseal_backup(OpenedBackup& backup, const crypto::SealingKeyPair& keys,
                                         const std::filesystem::path& to);

// To another disk: the files compared with the note there, the name given last.
base::Status carry_backup(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace yibao::server
