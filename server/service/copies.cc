#include "server/service/copies.h"

#include <sstream>

#include "server/service/backup.h"
#include "server/service/backup_retention.h"
#include "shared/storage/files.h"
#include "shared/storage/migrations.h"

namespace yibao::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "log.db";
constexpr const char* kKeyFile = "log.key";
constexpr std::size_t kListBytesMax = 1024 * 1024;

fs::path list_of(const fs::path& folder) {
  return folder / "backups.list";
}

// before-restore/<jurisdiction>.<number>, see restore.cc.
std::vector<fs::path> replaced_logs(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& each : fs::directory_iterator(folder.parent_path() / "before-restore", error)) {
    const bool ours = each.path().stem() == folder.filename();
    if (ours && fs::exists(each.path() / kDatabase, error)) found.push_back(each.path());
  }
  return found;
}

base::Result<std::vector<KeptCopy>> noted_backups(const fs::path& folder) {
  std::vector<KeptCopy> noted;
  const auto text = storage::read_file(list_of(folder), kListBytesMax);
  if (!text && text.error().code == base::ErrorCode::kFileMissing) return noted;
  if (!text) return base::fail(text.error());
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t gap = line.find(' ');
    std::int64_t millis = 0;
    if (gap == std::string::npos || !(std::istringstream(line) >> millis)) continue;
    KeptCopy copy{line.substr(gap + 1), base::from_millis(millis)};
    std::error_code error;
    const bool here = fs::exists(copy.path, error);
    copy.within_reach = here || fs::exists(copy.path.parent_path(), error);
    // Its folder is here and it is not: somebody removed it.
    if (here || !copy.within_reach) noted.push_back(std::move(copy));
  }
  return noted;
}

}  // namespace

base::Status note_backup(const fs::path& folder, const fs::path& backup, base::Timestamp at) {
  YIBAO_TRY(auto noted, noted_backups(folder));
  std::error_code error;
  const fs::path whole = fs::absolute(backup, error);
  noted.push_back({error ? backup : whole, at});
  std::string text;
  for (const KeptCopy& each : noted) {
    text += std::to_string(base::to_millis(each.from)) + " " + each.path.string() + "\n";
  }
  return storage::write_private_file(list_of(folder), text);
}

base::Status take_backups_list(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(list_of(from), error)) return {};
  return storage::copy_private_file(list_of(from), list_of(to));
}

std::size_t age_out_copies(const fs::path& folder, base::Timestamp now) {
  std::size_t gone =
      storage::remove_migration_copies(folder / kDatabase, now - storage::kMigrationCopyLifetime);
  for (const fs::path& replaced : replaced_logs(folder)) {
    const auto written = storage::written_at(replaced / kDatabase);
    if (!written || *written >= now - kReplacedLogLifetime) continue;
    std::error_code error;
    std::vector<fs::path> going;
    for (const auto& file : fs::directory_iterator(replaced, error)) {
      const std::string name = file.path().filename().string();
      if (name.starts_with(kDatabase) || name == kKeyFile) going.push_back(file.path());
    }
    for (const fs::path& file : going) fs::remove(file, error);
    ++gone;
  }
  return gone;
}

base::Result<std::vector<KeptCopy>> copies_before(const fs::path& folder, base::Timestamp time) {
  YIBAO_TRY(std::vector<KeptCopy> copies, noted_backups(folder));
  const fs::path backups = backups_of(folder.parent_path(), folder.filename().string());
  for (const NamedBackup& each : backups_in(backups)) {
    std::error_code error;
    if (!fs::exists(backups / each.name / kBackupContents, error)) continue;
    copies.push_back({backups / each.name, each.made_at});
  }
  std::vector<fs::path> beside = storage::migration_copies(folder / kDatabase);
  for (const fs::path& replaced : replaced_logs(folder)) {
    beside.push_back(replaced / kDatabase);
    for (fs::path& each : storage::migration_copies(beside.back())) {
      beside.push_back(std::move(each));
    }
  }
  for (const fs::path& each : beside) {
    copies.push_back({each, storage::written_at(each).value_or(base::Timestamp())});
  }
  std::erase_if(copies, [&](const KeptCopy& copy) { return copy.from > time; });
  return copies;
}

}  // namespace yibao::server
