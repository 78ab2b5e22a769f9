#include "server/service/sessions.h"

#include <algorithm>

#include "server/service/device_access.h"
#include "shared/base/byte_stream.h"
#include "shared/base/limits.h"
#include "shared/crypto/digest.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;

// A machine has one session; a few more while its line breaks and comes back. Beyond these its own
// oldest goes.
constexpr std::size_t kSessionsPerDevice = 8;
// Sessions and invitations of one device within a nonce's life.
constexpr std::size_t kRedeemedPerDevice = 128;
constexpr std::size_t kProofBytes = 16;
constexpr std::string_view kNonceDomain = "yibao/nonce/v1";

// u64 milliseconds of the steady clock | 8 random bytes | 16 bytes of HMAC over both.
base::Bytes proof_of(const crypto::SecretKey& key, base::ByteView said) {
  base::ByteWriter message;
  message.raw(kNonceDomain);
  message.raw(said);
  const crypto::Digest whole = crypto::hmac_sha256(base::view(key), message.bytes());
  return base::Bytes(base::view(whole).substr(0, kProofBytes));
}

std::chrono::milliseconds since_start(std::chrono::steady_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
}

}  // namespace

Sessions::Sessions(base::Clock& clock, base::RandomSource& random)
    : clock_(clock),
      random_(random),
      nonce_key_(random.array<32>()),
      stranger_(crypto::SigningKey::generate(random).public_key()) {}

protocol::Nonce Sessions::challenge() {
  base::ByteWriter said;
  said.u64(static_cast<std::uint64_t>(since_start(clock_.steady()).count()));
  {
    const std::scoped_lock lock(mutex_);
    said.raw(base::view(random_.array<8>()));
  }
  const base::Bytes proof = proof_of(nonce_key_, said.bytes());
  said.raw(proof);
  return *base::to_array<32>(said.bytes());
}

bool Sessions::is_ours(const protocol::Nonce& nonce) const {
  const base::ByteView whole = base::view(nonce);
  const base::ByteView said = whole.substr(0, whole.size() - kProofBytes);
  if (!base::equal_constant_time(proof_of(nonce_key_, said), whole.substr(said.size()))) {
    return false;
  }
  base::ByteReader reader(said);
  const std::chrono::milliseconds made(static_cast<std::int64_t>(reader.u64()));
  return since_start(clock_.steady()) - made < base::limits::kNonceLifetime;
}

base::Status Sessions::redeem(const protocol::Nonce& nonce, const base::DeviceId& device) {
  const auto now = clock_.steady();
  std::vector<Redeemed>& redeemed = redeemed_[device];
  std::erase_if(redeemed, [&](const Redeemed& each) { return each.until <= now; });
  const bool again = std::any_of(redeemed.begin(), redeemed.end(),
                                 [&](const Redeemed& each) { return each.nonce == nonce; });
  if (again) return fail(ErrorCode::kSessionExpired, "nonce");
  if (redeemed.size() >= kRedeemedPerDevice) return fail(ErrorCode::kServerBusy, "nonces");
  redeemed.push_back({nonce, now + base::limits::kNonceLifetime});
  return {};
}

base::Status Sessions::take(const protocol::Nonce& nonce, const base::DeviceId& device) {
  if (!is_ours(nonce)) return fail(ErrorCode::kSessionExpired, "nonce");
  const std::scoped_lock lock(mutex_);
  return redeem(nonce, device);
}

// A wrong signature spends nothing: whoever could guess one needs no nonce, and a stranger would
// fill the memory with what it spent.
base::Result<protocol::SessionToken> Sessions::open(const protocol::SessionRequest& request,
                                                    const LogState& state, const Denied& denied) {
  if (!is_ours(request.nonce)) return fail(ErrorCode::kSessionExpired, "nonce");
  // Whoever cannot prove a device does not learn whether it is known: the same answer, after the
  // same work.
  const domain::DeviceInfo* device = state.registry->device(request.device);
  const base::Bytes statement =
      protocol::session_statement(request.device, request.nonce, state.checkpoint.log_id);
  const bool proved = crypto::verify(device == nullptr ? stranger_ : device->key,
                                     protocol::kSessionDomain, statement, request.signature);
  if (device == nullptr || !proved) return fail(ErrorCode::kDeviceUnknown);
  YIBAO_CHECK(check_device(request.device, state, denied, clock_.now()));
  const std::scoped_lock lock(mutex_);
  YIBAO_CHECK(redeem(request.nonce, request.device));
  make_room_for(request.device);
  const auto token = random_.array<32>();
  sessions_[token] = {request.device, clock_.steady() + base::limits::kSessionLifetime};
  return token;
}

void Sessions::make_room_for(const base::DeviceId& device) {
  const auto now = clock_.steady();
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.until <= now; });
  std::size_t count = 0;
  auto soonest = sessions_.end();
  for (auto it = sessions_.begin(); it != sessions_.end(); ++it) {
    if (it->second.device != device) continue;
    ++count;
    if (soonest == sessions_.end() || it->second.until < soonest->second.until) soonest = it;
  }
  if (count >= kSessionsPerDevice) sessions_.erase(soonest);
}

base::Result<base::DeviceId> Sessions::device_of(const protocol::SessionToken& token,
                                                 const LogState& state, const Denied& denied) {
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(token);
  if (found == sessions_.end()) return fail(ErrorCode::kSessionExpired);
  const auto [device, until] = found->second;
  const bool over = until <= clock_.steady();
  if (!over && check_device(device, state, denied, clock_.now())) return device;
  sessions_.erase(found);
  return fail(over ? ErrorCode::kSessionExpired : ErrorCode::kDeviceRevoked);
}

std::size_t Sessions::open_sessions() const {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_.steady();
  return static_cast<std::size_t>(
      std::count_if(sessions_.begin(), sessions_.end(),
                    [&](const auto& entry) { return entry.second.until > now; }));
}

}  // namespace yibao::server
