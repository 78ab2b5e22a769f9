// A log's database as a backup carries it: a copy made beside the server that writes it, and the
// two parts of the copy. Contents are a part of their own, so that they can go while the log stays.
//
// The copies belong to the caller alone. Errors: those of storage::Database; newer_format.
#pragma once

#include <filesystem>

#include "shared/base/result.h"

namespace yibao::server {

// The database as it stands after some commit; commits go on meanwhile. What was purged is in
// no copy: its pages were overwritten.
base::Status copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

// Brings a copy of an older format to today's.
base::Status bring_up_to_date(const std::filesystem::path& copy);

// Moves the contents out of the copy into a new file; what was purged leaves its address in the
// copy.
base::Status split_contents(const std::filesystem::path& copy,
                            const std::filesystem::path& contents);
base::Status join_contents(const std::filesystem::path& copy,
                           const std::filesystem::path& contents);

}  // namespace yibao::server
