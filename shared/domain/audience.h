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

struct Viewer {
  UnitCode unit;
  bool office = false;
};
Viewer viewer_of(const UnitCode& unit, const Registry& registry);
bool sees(const Viewer& viewer, const Audience& audience);

// The earlier events of the same subject that this one shows to its audience as well: a sign-off
// shows the offer that it signs; a merge shows the units that it credits what they are credited
// for.
std::vector<EventId> released_by(const Event& event);
// Whether it shows them with their words: those that a signature stands under are read by whom it
// is for. What a merge shows is for the account: its words stay with those who see it by itself.
bool releases_words(const Event& event);

// What a viewer is given of an event as things are now.
enum class Sight : std::uint8_t { kNothing, kEntry, kWords };
// Errors: those of `about`, which is asked only where the viewer does not see the event by itself.
base::Result<Sight> sight_of(const Viewer& viewer, const Event& event, const Registry& registry,
                             const EntriesAbout& about);

}  // namespace yibao::domain
