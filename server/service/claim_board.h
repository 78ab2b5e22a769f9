// Which items the office's people have open, as their devices said it last. A hint for colleagues:
// nobody is kept from anything. In memory only; what is not repeated is over. Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "shared/base/time.h"
#include "shared/protocol/exchange.h"

namespace yibao::server {

class ClaimBoard {
 public:
  explicit ClaimBoard(base::Clock& clock) : clock_(clock) {}

  // In place of what the device said before. Gives what stands of the others.
  std::vector<protocol::Claim> exchange(const base::DeviceId& device,
                                        std::vector<protocol::Claim> claims);

 private:
  struct Said {
    std::vector<protocol::Claim> claims;
    std::chrono::steady_clock::time_point until;
  };

  base::Clock& clock_;
  std::mutex mutex_;
  std::map<base::DeviceId, Said> devices_;
};

}  // namespace yibao::server
