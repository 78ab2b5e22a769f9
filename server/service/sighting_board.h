// What each device has last seen of the log, told to the others: a server that shows two of them
// different logs is found by the first that is told of the other's. A few at a time, to everybody
// in turn, and the same only once; in memory, filled from the book at the start. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "shared/base/ids.h"
#include "shared/protocol/exchange.h"

namespace yibao::server {

class SightingBoard {
 public:
  // Its signature and log are the caller's question. False where it is the one known already.
  bool note(const base::DeviceId& device, const crypto::Checkpoint& seen);
  // Whether this is what the device showed last: nothing of it need be asked again.
  bool is_known(const base::DeviceId& device, const crypto::Checkpoint& seen) const;
  // Others' of that epoch that this device has not been told of, none of them its own; still to be
  // proved. What is given is counted as told.
  std::vector<protocol::Sighting> for_device(const base::DeviceId& device, std::uint32_t epoch);

 private:
  struct Told {
    base::DeviceId last;                            // the others come in turn
    std::map<base::DeviceId, std::uint64_t> sizes;  // of whose log so much was told
  };

  mutable std::mutex mutex_;
  std::map<base::DeviceId, crypto::Checkpoint> seen_;
  std::map<base::DeviceId, Told> told_;
};

}  // namespace yibao::server
