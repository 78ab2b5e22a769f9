// The central office's places. Apart from the workplace's own, so that who draws a unit's places
// need not know of them. The screen's thread.
#pragma once

#include "client/core/app/office/inbox_place.h"
#include "client/core/app/office/rules/rules_place.h"

namespace yibao::app {

class Office {
 public:
  Office(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker);

  InboxPlace inbox;
  RulesPlace rules;

  // Null: not one of the office's.
  OfficePlace* at(Place place);
  // The screen is locked, or somebody signs out.
  void forget();

 private:
  std::map<Place, OfficePlace*> places_;
};

}  // namespace yibao::app
