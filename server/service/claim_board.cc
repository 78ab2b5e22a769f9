#include "server/service/claim_board.h"

#include "shared/base/limits.h"

namespace yibao::server {

std::vector<protocol::Claim> ClaimBoard::exchange(const base::DeviceId& device,
                                                  std::vector<protocol::Claim> claims) {
  const auto now = clock_.steady();
  const std::scoped_lock lock(mutex_);
  std::erase_if(devices_, [&](const auto& each) { return each.second.until <= now; });
  if (claims.empty()) {
    devices_.erase(device);
  } else {
    devices_[device] = {std::move(claims), now + base::limits::kClaimLifetime};
  }
  std::vector<protocol::Claim> others;
  for (const auto& [other, said] : devices_) {
    if (other == device) continue;
    for (const protocol::Claim& claim : said.claims) {
      if (others.size() < base::limits::kClaimsMax) others.push_back(claim);
    }
  }
  return others;
}

}  // namespace yibao::server
