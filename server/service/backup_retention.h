// Which backups stay: the newest of each of the last 7 days, 5 weeks and 12 months that have one.
// The contents of a backup go after 35 days, as whole copies left by restores do (copies.h): what
// was purged from the log is then nowhere any more.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::server {

inline constexpr std::size_t kDailyBackups = 7;
inline constexpr std::size_t kWeeklyBackups = 5;
inline constexpr std::size_t kMonthlyBackups = 12;
inline constexpr std::chrono::days kContentsKept{35};

// A backup's folder by its name; others are not ours to touch.
struct NamedBackup {
  std::string name;
  base::Timestamp made_at{};
};
// The newest first.
std::vector<NamedBackup> backups_in(const std::filesystem::path& folder);
// The names of those that go.
std::vector<std::string> beyond_retention(const std::vector<NamedBackup>& newest_first);

struct ThinnedOut {
  std::size_t backups = 0;
  std::size_t contents = 0;
  std::size_t copies = 0;  // left by restores and upgrades
};
// After a backup was made and verified. `data`: the folder of all jurisdictions.
base::Result<ThinnedOut> thin_out(const std::filesystem::path& data,
                                  const std::string& jurisdiction, base::Timestamp now);

}  // namespace yibao::server
