// The register: each section, what opens from its lists, and the forms.
#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

void look_at_units(Tour& tour) {
  tour.takes_picture("register-units");
  tour.opens(Month::kUnit);
  tour.takes_picture("register-unit");
  tour.presses("desk.register.change");
  tour.fills("desk.register.aliases", "x");
  tour.takes_picture("register-unit-change");
  tour.presses("desk.cancel");
  tour.presses("desk.register.end");
  tour.takes_picture("register-unit-end");
  tour.presses("desk.cancel");
}

void look_at_people(Tour& tour) {
  tour.presses("desk.register.people");
  tour.takes_picture("register-people");
  tour.opens(Month::kReporter);
  tour.takes_picture("register-person");
  tour.presses("desk.register.change");
  tour.takes_picture("register-person-change");
  tour.presses("desk.cancel");
  tour.presses("desk.register.leaves");
  tour.takes_picture("register-person-leaves");
  tour.presses("desk.cancel");
  tour.presses("desk.register.invite");
  tour.takes_picture("dialog-invite");
  Person::presses("Escape");
  tour.presses("desk.register.new_person");
  tour.takes_picture("register-person-new");
  tour.presses("desk.cancel");
}

}  // namespace

void walk_the_register(Tour& tour) {
  tour.goes_to("desk.page.register");
  look_at_units(tour);
  look_at_people(tour);
  for (const char* section : {"delegations", "keys", "contacts", "past"}) {
    tour.presses("desk.register." + std::string(section));
    tour.takes_picture("register-" + std::string(section));
  }
}

}  // namespace yibao::testing
