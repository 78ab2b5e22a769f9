#include "server/service/backup_retention.h"

#include <algorithm>
#include <functional>
#include <set>

#include "server/service/backup.h"
#include "server/service/copies.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

namespace fs = std::filesystem;

// "20261130T023000Z-…"
std::optional<base::Timestamp> time_in(const std::string& name) {
  if (name.size() < 17 || name[8] != 'T' || name[15] != 'Z' || name[16] != '-') {
    return std::nullopt;
  }
  const std::string text = name.substr(0, 4) + "-" + name.substr(4, 2) + "-" + name.substr(6, 2) +
                           " " + name.substr(9, 2) + ":" + name.substr(11, 2) + ":" +
                           name.substr(13, 2);
  return base::parse_time(text, base::UtcOffset{0});
}

base::Status take_away(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (!error) return {};
  return base::fail(base::ErrorCode::kIo, path.string(),
                    base::TextArgs{{"path", path.string()}, {"reason", error.message()}});
}

using PeriodOf = std::function<std::int64_t(base::Date)>;

std::int64_t day_of(base::Date day) {
  return day.time_since_epoch().count();
}
// Weeks begin on Monday; 1 January 1970 was a Thursday.
std::int64_t week_of(base::Date day) {
  return (day_of(day) + 3) / 7;
}
std::int64_t month_of(base::Date day) {
  const std::chrono::year_month_day civil(day);
  return std::int64_t{static_cast<int>(civil.year())} * 12 + static_cast<unsigned>(civil.month());
}

void keep_newest_of(const std::vector<NamedBackup>& newest_first, std::size_t periods,
                    const PeriodOf& period_of, std::set<std::string>& kept) {
  std::set<std::int64_t> seen;
  for (const NamedBackup& backup : newest_first) {
    if (seen.size() == periods) return;
    const auto day = base::local_date(backup.made_at, base::kChinaOffset);
    if (seen.insert(period_of(day)).second) kept.insert(backup.name);
  }
}

}  // namespace

std::vector<NamedBackup> backups_in(const fs::path& folder) {
  std::vector<NamedBackup> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const auto made_at = time_in(name);
    if (made_at && entry.is_directory()) found.push_back({name, *made_at});
  }
  std::sort(found.begin(), found.end(), [](const NamedBackup& a, const NamedBackup& b) {
    return std::pair(a.made_at, a.name) > std::pair(b.made_at, b.name);
  });
  return found;
}

std::vector<std::string> beyond_retention(const std::vector<NamedBackup>& newest_first) {
  std::set<std::string> kept;
  keep_newest_of(newest_first, kDailyBackups, day_of, kept);
  keep_newest_of(newest_first, kWeeklyBackups, week_of, kept);
  keep_newest_of(newest_first, kMonthlyBackups, month_of, kept);
  std::vector<std::string> gone;
  for (const NamedBackup& backup : newest_first) {
    if (kept.count(backup.name) == 0) gone.push_back(backup.name);
  }
  return gone;
}

base::Result<ThinnedOut> thin_out(const fs::path& data, const std::string& jurisdiction,
                                  base::Timestamp now) {
  const fs::path folder = backups_of(data, jurisdiction);
  ThinnedOut thinned;
  for (const std::string& name : beyond_retention(backups_in(folder))) {
    YIBAO_CHECK(take_away(folder / name));
    ++thinned.backups;
  }
  for (const NamedBackup& backup : backups_in(folder)) {
    const fs::path contents = folder / backup.name / kBackupContents;
    if (now - backup.made_at <= kContentsKept || !fs::exists(contents)) continue;
    YIBAO_CHECK(take_away(contents));
    ++thinned.contents;
  }
  thinned.copies = age_out_copies(data / jurisdiction, now);
  if (fs::exists(folder)) YIBAO_CHECK(storage::sync_folder(folder));
  return thinned;
}

}  // namespace yibao::server
