// Whether a device is served now: it stands for the people who work on it, so it is out with the
// last of them. Asked at every request, over the line and for a bundle, so that a revocation counts
// within the second.
#pragma once

#include "server/service/admission.h"

namespace yibao::server {

// Served is a device that is not revoked and has at least one key that may still sign, of somebody
// who has not left and belongs to the device's unit, or to one that may see what concerns it.
// Errors: device_unknown, device_revoked.
base::Status check_device(const base::DeviceId& device, const LogState& state, const Denied& denied,
                          base::Timestamp now);

}  // namespace yibao::server
