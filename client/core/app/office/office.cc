#include "client/core/app/office/office.h"

namespace yibao::app {

Office::Office(Desk& desk, base::Clock& /*clock*/, Way& way)
    : inbox(desk, way), places_{{Place::kInbox, &inbox}} {}

OfficePlace* Office::at(Place place) {
  const auto found = places_.find(place);
  return found == places_.end() ? nullptr : found->second;
}

void Office::forget() {
  for (const auto& [place, each] : places_) each->forget();
}

}  // namespace yibao::app
