#include "client/core/app/office/office.h"

namespace yibao::app {

Office::Office(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker)
    : inbox(desk, way),
      rules(desk, clock, way, picker),
      places_{{Place::kInbox, &inbox}, {Place::kRules, &rules}} {}

OfficePlace* Office::at(Place place) {
  const auto found = places_.find(place);
  return found == places_.end() ? nullptr : found->second;
}

void Office::forget() {
  for (const auto& [place, each] : places_) each->forget();
}

}  // namespace yibao::app
