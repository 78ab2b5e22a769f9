// A jurisdiction's log from a backup. The log is put together beside what is there, up to its new
// epoch, and takes its place in one step; what was there is kept, whole, under the name it was put
// together under. A crash leaves the one or the other.
//
// Revocations and purges noted since the backup stay in force; the log is halted until an
// administrator has confirmed that list. No server runs meanwhile: the folder's lock is taken.
#pragma once

#include <filesystem>

#include "server/service/verify.h"

namespace yibao::server {

// The log in a file that nobody has open for writing. Errors: not_initialised where there is none;
// older_format.
base::Result<VerifyReport> verify_file(const std::filesystem::path& database);
// The same of a backup, whatever earlier format it has: that is brought up to date in a copy, which
// is made in `data` and goes again. Errors: also those of files.
base::Result<VerifyReport> verify_backup(const std::filesystem::path& data,
                                         const std::filesystem::path& database);

// `data`: the folder of all jurisdictions; the backup was verified. The new epoch's number is
// beyond every one that is known here, and beyond `after_epoch`. Gives how much stands on the list
// of what was noted beside the log. Errors: usage (the backup is another jurisdiction's),
// corrupted, already_exists (another log is there), locked.
base::Result<std::size_t> restore_jurisdiction(const std::filesystem::path& data,
                                               const base::JurisdictionCode& jurisdiction,
                                               const std::filesystem::path& backup,
                                               std::uint32_t after_epoch = 0);

}  // namespace yibao::server
