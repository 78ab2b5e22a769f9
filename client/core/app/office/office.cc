#include "client/core/app/office/office.h"

namespace yibao::app {

Office::Office(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker, Printing& printing)
    : workdesk(desk),
      inbox(desk, clock, way),
      item(desk, way),
      journals(desk, way),
      editing(desk, clock, way),
      news(desk, clock, way),
      asking(desk, clock, way),
      standings(desk, clock, way),
      bulletins(desk, clock, way, picker, printing),
      awards(desk, way, picker, bulletins),
      rules(desk, clock, way, picker),
      roster(desk, clock, way, picker, printing),
      places_{{Place::kInbox, &inbox},         {Place::kItemDesk, &item},
              {Place::kJournals, &journals},   {Place::kEditing, &editing},
              {Place::kNews, &news},           {Place::kAsking, &asking},
              {Place::kStandings, &standings}, {Place::kBulletins, &bulletins},
              {Place::kAwards, &awards},       {Place::kRules, &rules},
              {Place::kRegister, &roster}} {}

OfficePlace* Office::at(Place place) {
  const auto found = places_.find(place);
  return found == places_.end() ? nullptr : found->second;
}

void Office::forget() {
  for (const auto& [place, each] : places_) each->forget();
}

}  // namespace yibao::app
