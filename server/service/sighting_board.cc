#include "server/service/sighting_board.h"

#include <algorithm>

namespace yibao::server {
namespace {

// A proof each: with four, two hundred devices have told everybody within a day of work.
constexpr std::size_t kToldAtOnce = 4;

}  // namespace

bool SightingBoard::is_known(const base::DeviceId& device, const crypto::Checkpoint& seen) const {
  const std::scoped_lock lock(mutex_);
  const auto found = seen_.find(device);
  return found != seen_.end() && found->second == seen;
}

bool SightingBoard::note(const base::DeviceId& device, const crypto::Checkpoint& seen) {
  const std::scoped_lock lock(mutex_);
  const auto [found, is_new] = seen_.try_emplace(device, seen);
  const bool changed = is_new || found->second != seen;
  found->second = seen;
  return changed;
}

std::vector<protocol::Sighting> SightingBoard::for_device(const base::DeviceId& device,
                                                          std::uint32_t epoch) {
  const std::scoped_lock lock(mutex_);
  std::vector<protocol::Sighting> sightings;
  if (seen_.empty()) return sightings;
  Told& told = told_[device];
  const auto own = seen_.find(device);
  const auto is_given = [&](const crypto::Checkpoint& seen) {
    if (own != seen_.end() && own->second.root == seen.root) return true;
    return std::any_of(sightings.begin(), sightings.end(),
                       [&](const auto& each) { return each.checkpoint.root == seen.root; });
  };
  auto next = seen_.upper_bound(told.last);
  for (std::size_t i = 0; i < seen_.size() && sightings.size() < kToldAtOnce; ++i, ++next) {
    if (next == seen_.end()) next = seen_.begin();
    const auto& [other, seen] = *next;
    if (other == device || seen.epoch != epoch || seen.size == 0) continue;
    std::uint64_t& size = told.sizes[other];
    if (size == seen.size) continue;
    size = seen.size;
    told.last = other;
    if (!is_given(seen)) sightings.push_back({seen, {}});
  }
  return sightings;
}

}  // namespace yibao::server
