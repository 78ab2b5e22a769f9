// Schema versions as numbered scripts, each run once and never edited after a release. The version
// stands in the file (PRAGMA user_version). A newer file is refused by name; an older one is copied
// beside itself before it is changed.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "shared/base/time.h"
#include "shared/storage/database.h"

namespace yibao::storage {

struct Migration {
  int version = 0;  // 1, 2, 3...
  std::string_view sql;
};

// Brings the file to the last version. Errors: newer_format; those of Database.
base::Status migrate(Database& database, std::span<const Migration> migrations);
// The copies that migrations left beside a database: whole, and out of any later purge's reach.
std::vector<std::filesystem::path> migration_copies(const std::filesystem::path& database);
// Those last written before that time go. What cannot be removed stays to be listed.
std::size_t remove_migration_copies(const std::filesystem::path& database, base::Timestamp before);
// How long they are of use: by then the program has started from the new form, and has been at
// work.
inline constexpr std::chrono::hours kMigrationCopyLifetime{7 * 24};

// For a file that is only read: it must be at the last version already. Errors: newer_format;
// older_format; not_initialised where it has never been one of ours; those of Database.
base::Status check_version(Database& database, std::span<const Migration> migrations);

}  // namespace yibao::storage
