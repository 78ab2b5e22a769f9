// Whole copies of a jurisdiction's database: what a purge in the log does not reach. Those beside
// it go by themselves when they are of no use any more; backups thin out (backup_retention.h), and
// where they were carried is remembered in `backups.list` beside the log. An incident names those
// that may hold what went.
//
// Plain functions over the jurisdiction's folder; one at a time (the server's, or an
// administrator's command's).
#pragma once

#include <filesystem>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::server {

// What a restore replaced: for as long as anybody may want to look at it, and no longer than what
// was purged may stand in any copy.
inline constexpr std::chrono::hours kReplacedLogLifetime{35 * 24};

struct KeptCopy {
  std::filesystem::path path;
  base::Timestamp from{};    // the state it holds
  bool within_reach = true;  // false: on a medium that is not here
};

// A backup that was just carried to another folder.
base::Status note_backup(const std::filesystem::path& folder, const std::filesystem::path& backup,
                         base::Timestamp at);
// A restore puts another folder in the place of this one: the backups are remembered there too.
base::Status take_backups_list(const std::filesystem::path& from, const std::filesystem::path& to);
// Copies of before an upgrade and logs that a restore replaced, once they are old enough. What was
// revoked or purged stays noted, and how long the log was: only database and key go. Gives how many
// went.
std::size_t age_out_copies(const std::filesystem::path& folder, base::Timestamp now);
// Those made before that time, and still there as far as can be told. Errors: those of the list.
base::Result<std::vector<KeptCopy>> copies_before(const std::filesystem::path& folder,
                                                  base::Timestamp time);

}  // namespace yibao::server
