// Who sees what: one pure function of an event and the registry, the same on the server that sends
// and on the client that keeps. A unit is its people and its replicas.
#pragma once

#include <vector>

#include "shared/domain/registry.h"

namespace yibao::domain {

struct Audience {
  bool everyone = false;
  bool office = false;
  std::vector<UnitCode> units;  // sorted, without repeats
};

Audience audience_of(const Event& event, const Registry& registry);

// The earlier events that this one shows to its audience as well: a sign-off shows the offer that
// it signs, with its words; a merge shows the units that it credits what they are credited for.
std::vector<EventId> released_by(const Event& event);

struct Viewer {
  UnitCode unit;
  bool office = false;
};
bool sees(const Viewer& viewer, const Audience& audience);

}  // namespace yibao::domain
