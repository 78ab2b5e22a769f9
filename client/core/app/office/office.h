// The central office's places. Apart from the workplace's own, so that who draws a unit's places
// need not know of them. The screen's thread.
#pragma once

#include "client/core/app/office/asking_place.h"
#include "client/core/app/office/awards_place.h"
#include "client/core/app/office/bulletins_place.h"
#include "client/core/app/office/editing_place.h"
#include "client/core/app/office/inbox_place.h"
#include "client/core/app/office/item_desk.h"
#include "client/core/app/office/journals_place.h"
#include "client/core/app/office/news_place.h"
#include "client/core/app/office/office_desk.h"
#include "client/core/app/office/register/register_place.h"
#include "client/core/app/office/rules/rules_place.h"
#include "client/core/app/office/standings_place.h"

namespace yibao::app {

class Office {
 public:
  Office(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker, Printing& printing);

  OfficeDesk workdesk;
  InboxPlace inbox;
  ItemDesk item;
  JournalsPlace journals;
  EditingPlace editing;
  NewsPlace news;
  AskingPlace asking;
  StandingsPlace standings;
  BulletinsPlace bulletins;
  AwardsPlace awards;
  RulesPlace rules;
  RegisterPlace roster;

  // Null: not one of the office's.
  OfficePlace* at(Place place);
  // The screen is locked, or somebody signs out.
  void forget();

 private:
  std::map<Place, OfficePlace*> places_;
};

}  // namespace yibao::app
