#include "server/service/sessions.h"

#include "server/service/device_access.h"
#include "shared/base/limits.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;

// Beyond these the oldest go first: nobody can fill the memory with nonces.
constexpr std::size_t kNoncesMax = 4096;
constexpr std::size_t kSessionsMax = 4096;

template <class Map, class Until>
void drop_soonest(Map& map, const Until& until) {
  auto soonest = map.begin();
  for (auto it = map.begin(); it != map.end(); ++it) {
    if (until(it->second) < until(soonest->second)) soonest = it;
  }
  map.erase(soonest);
}

}  // namespace

protocol::Nonce Sessions::challenge() {
  const std::scoped_lock lock(mutex_);
  drop_expired();
  if (nonces_.size() >= kNoncesMax) drop_soonest(nonces_, [](const auto& until) { return until; });
  const auto nonce = random_.array<32>();
  nonces_[nonce] = clock_.steady() + base::limits::kNonceLifetime;
  return nonce;
}

base::Status Sessions::take(const protocol::Nonce& nonce) {
  const std::scoped_lock lock(mutex_);
  drop_expired();
  if (nonces_.erase(nonce) == 0) return fail(ErrorCode::kSessionExpired, "nonce");
  return {};
}

base::Result<protocol::SessionToken> Sessions::open(const protocol::SessionRequest& request,
                                                    const LogState& state, const Denied& denied) {
  const std::scoped_lock lock(mutex_);
  drop_expired();
  if (nonces_.erase(request.nonce) == 0) return fail(ErrorCode::kSessionExpired, "nonce");
  const domain::DeviceInfo* device = state.registry->device(request.device);
  if (device == nullptr) return fail(ErrorCode::kDeviceUnknown);
  const base::Bytes statement =
      protocol::session_statement(request.device, request.nonce, state.checkpoint.log_id);
  if (!crypto::verify(device->key, protocol::kSessionDomain, statement, request.signature)) {
    return fail(ErrorCode::kBadSignature, "session");
  }
  YIBAO_CHECK(check_device(request.device, state, denied, clock_.now()));
  if (sessions_.size() >= kSessionsMax) {
    drop_soonest(sessions_, [](const Session& session) { return session.until; });
  }
  const auto token = random_.array<32>();
  sessions_[token] = {request.device, clock_.steady() + base::limits::kSessionLifetime};
  return token;
}

base::Result<base::DeviceId> Sessions::device_of(const protocol::SessionToken& token,
                                                 const LogState& state, const Denied& denied) {
  const std::scoped_lock lock(mutex_);
  drop_expired();
  const auto found = sessions_.find(token);
  if (found == sessions_.end()) return fail(ErrorCode::kSessionExpired);
  const base::DeviceId device = found->second.device;
  if (!check_device(device, state, denied, clock_.now())) {
    sessions_.erase(found);
    return fail(ErrorCode::kDeviceRevoked);
  }
  return device;
}

std::size_t Sessions::open_sessions() const {
  const std::scoped_lock lock(mutex_);
  return sessions_.size();
}

void Sessions::drop_expired() {
  const auto now = clock_.steady();
  std::erase_if(nonces_, [&](const auto& entry) { return entry.second <= now; });
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.until <= now; });
}

}  // namespace yibao::server
