// At most so many in any minute. The caller's lock guards it.
#pragma once

#include <deque>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::server {

class RateLimit {
 public:
  RateLimit(base::Clock& clock, std::size_t per_minute) : clock_(clock), per_minute_(per_minute) {}

  // One more. Error: server_busy.
  base::Status take() {
    const auto now = clock_.steady();
    while (!recent_.empty() && now - recent_.front() > std::chrono::minutes(1)) recent_.pop_front();
    if (recent_.size() >= per_minute_) {
      return base::fail(base::ErrorCode::kServerBusy, "too many in a minute");
    }
    recent_.push_back(now);
    return {};
  }

 private:
  base::Clock& clock_;
  std::size_t per_minute_;
  std::deque<std::chrono::steady_clock::time_point> recent_;
};

}  // namespace yibao::server
