// Checks a log from its first entry: that sequences have no gap, every signature holds for the key
// it names, every author had the right at that moment, every content is what its address says, and
// the tree's root is that of the checkpoint which the log key signed; then what is kept beside the
// log, against it (verify_derived.h). Reads only.
#pragma once

#include <functional>

#include "server/store/store.h"

namespace yibao::server {

struct VerifyReport {
  std::uint64_t entries = 0;
  std::uint64_t contents = 0;
  std::uint64_t purged = 0;
  std::uint64_t missing = 0;
  crypto::Digest root{};
  crypto::SuiteId suite = crypto::SuiteId::kEd25519Sha256;  // of the key that opened the log
  std::vector<std::string> faults;  // "entry 17: signature": technical, for the administrator
};

// Whether a content that is neither here nor purged is a fault: not in a backup that outlived them.
enum class ContentsAre : std::uint8_t { kKept, kTakenAway };

// `progress` is told the sequence now and then; it returns false to cancel.
base::Result<VerifyReport> verify_log(Store& store,
                                      const std::function<bool(std::uint64_t)>& progress,
                                      ContentsAre contents = ContentsAre::kKept);

}  // namespace yibao::server
