#include "shared/storage/migrations.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/storage/files.h"

namespace yibao::storage {

namespace {

// The file's version, which is not beyond the last one known.
base::Result<int> version_of(Database& database, int latest) {
  YIBAO_TRY(const auto found, database.find_integer("PRAGMA user_version"));
  const auto current = static_cast<int>(found.value_or(0));
  if (current <= latest) return current;
  return base::fail(base::ErrorCode::kNewerFormat, "user_version",
                    base::TextArgs{{"path", database.path().string()},
                                   {"found", std::to_string(current)},
                                   {"known", std::to_string(latest)}});
}

}  // namespace

base::Status check_version(Database& database, std::span<const Migration> migrations) {
  YIBAO_ASSERT(!migrations.empty());
  const int latest = migrations.back().version;
  YIBAO_TRY(const int current, version_of(database, latest));
  if (current == latest) return {};
  if (current > 0) {
    return base::fail(base::ErrorCode::kOlderFormat, "user_version",
                      base::TextArgs{{"path", database.path().string()},
                                     {"found", std::to_string(current)},
                                     {"known", std::to_string(latest)}});
  }
  return base::fail(base::ErrorCode::kNotInitialised, "user_version",
                    base::TextArgs{{"path", database.path().string()}});
}

base::Status migrate(Database& database, std::span<const Migration> migrations) {
  YIBAO_ASSERT(!migrations.empty());
  const int latest = migrations.back().version;
  YIBAO_TRY(const int current, version_of(database, latest));
  if (current == latest) return {};
  if (current > 0) {
    auto backup = database.path();
    backup += ".v" + std::to_string(current) + ".bak";
    std::error_code ignored;
    std::filesystem::remove(backup, ignored);
    YIBAO_CHECK(database.copy_to(backup));
  }
  for (const Migration& migration : migrations) {
    if (migration.version <= current) continue;
    YIBAO_TRY(auto transaction, Transaction::begin(database));
    YIBAO_CHECK(database.script(std::string(migration.sql)));
    YIBAO_CHECK(database.script("PRAGMA user_version=" + std::to_string(migration.version)));
    YIBAO_CHECK(transaction.commit());
  }
  return {};
}

std::vector<std::filesystem::path> migration_copies(const std::filesystem::path& database) {
  std::vector<std::filesystem::path> found;
  const std::string beginning = database.filename().string() + ".v";
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator(database.parent_path(), error)) {
    const std::string name = each.path().filename().string();
    if (name.starts_with(beginning) && name.ends_with(".bak")) found.push_back(each.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::size_t remove_migration_copies(const std::filesystem::path& database, base::Timestamp before) {
  std::size_t removed = 0;
  for (const std::filesystem::path& each : migration_copies(database)) {
    const auto written = written_at(each);
    std::error_code ignored;
    if (written && *written < before && std::filesystem::remove(each, ignored)) ++removed;
  }
  return removed;
}

}  // namespace yibao::storage
