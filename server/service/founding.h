// The beginning of a jurisdiction's log: its key, its first entry, the first administrator's code.
#pragma once

#include "server/service/jurisdiction.h"

namespace yibao::server {

struct Founding {
  std::filesystem::path folder;  // of this jurisdiction; the caller holds the lock of all of them
  base::JurisdictionCode jurisdiction;
  base::UnitCode office;  // the central office
  std::chrono::hours code_lifetime{};
  std::optional<crypto::SuiteId> suite = std::nullopt;  // for good; the first where nobody said
};

// Makes what is not there yet. Until somebody has joined with it, the first code is given anew: one
// that expired, was locked or lost must not be the end of a log that has nobody.
// Errors: already_exists (somebody has joined, or the log was begun in another suite);
// not_initialised (a key whose log is gone).
base::Result<protocol::OneTimeCode> found_jurisdiction(const Founding& founding, base::Clock& clock,
                                                       base::RandomSource& random);

}  // namespace yibao::server
