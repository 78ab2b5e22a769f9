#include "server/service/device_access.h"

#include <algorithm>

#include "shared/domain/authority.h"

namespace yibao::server {

base::Status check_device(const base::DeviceId& device, const LogState& state, const Denied& denied,
                          base::Timestamp now) {
  const domain::Registry& registry = *state.registry;
  const domain::DeviceInfo* info = registry.device(device);
  if (info == nullptr) return base::fail(base::ErrorCode::kDeviceUnknown);
  if (info->revoked || denied.device(device)) {
    return base::fail(base::ErrorCode::kDeviceRevoked);
  }
  // A unit's people may have gone to its successor; what its machines show is theirs to see.
  std::vector<base::UnitCode> units = registry.overseers(info->unit);
  units.push_back(info->unit);
  const base::Date today = domain::registry_day(now);
  const auto& keys = registry.keys();
  const bool served = std::any_of(keys.begin(), keys.end(), [&](const auto& entry) {
    const auto& [id, key] = entry;
    if (key.device != device || key.revoked || denied.key(id)) return false;
    const domain::PersonInfo* person = registry.person(key.person);
    return person != nullptr && !person->has_left(today) &&
           std::find(units.begin(), units.end(), person->unit) != units.end();
  });
  if (!served) return base::fail(base::ErrorCode::kDeviceRevoked, "nobody's");
  return {};
}

}  // namespace yibao::server
