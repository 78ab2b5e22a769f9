// The oldest client version that is accepted, announced before it counts: units have 30 days to
// upgrade, however soon an administrator wanted it. The day of the first announcement stands beside
// the logs.
#pragma once

#include <filesystem>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::server {

inline constexpr std::chrono::days kAnnouncedAhead{30};

// The day from which clients before `version` are blocked: the one that is wanted, or 30 days after
// the server first announced this version, whichever is later. Errors: io, corrupted.
base::Result<base::Date> least_client_from(const std::filesystem::path& data,
                                           const std::string& version, base::Date wanted,
                                           base::Date today);

}  // namespace yibao::server
