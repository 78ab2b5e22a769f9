// A restore, tried out: a backup is unsealed and put up in a folder of its own by the code that
// restores in earnest, every entry is verified there, and its root is held against the log that
// runs. Nothing of the log that runs is touched.
#pragma once

#include "server/service/backup.h"

namespace yibao::server {

struct DrillReport {
  VerifyReport restored;
  bool restorable = true;  // false: its contents were due, the log was verified all the same
  bool compared = false;   // with a log that runs here
};

// `folder`: made for the drill, and removed whatever happens. `live`: the log's database, which may
// be missing. Errors: those of the backup and of a restore; corrupted where the log that runs is
// not a continuation of the backup.
base::Result<DrillReport> drill(OpenedBackup& backup, const crypto::SealingKeyPair& keys,
                                const std::filesystem::path& folder,
                                const std::filesystem::path& live);

}  // namespace yibao::server
