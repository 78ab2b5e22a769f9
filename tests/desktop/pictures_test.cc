// Every place of the desktop in both languages, on a town's computer after a month's work: walked
// through in a real window, photographed into the build folder for people to look at, and looked at
// here for what a machine can see.
#include <doctest/doctest.h>

#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

void walk_everywhere(Month& month, texts::Language language) {
  walk_as_reporter(month, language);
  walk_as_leader(month, language);
  walk_as_officer(month, language);
  walk_in(month, language);
}

// Two halves of about the same length: each is a test of its own to ctest.
TEST_CASE("every place in Chinese") {
  const Display display;
  Month month;
  walk_everywhere(month, texts::Language::kChinese);
}

TEST_CASE("every place in English; other colours, large type, a small screen") {
  const Display display;
  Month month;
  walk_everywhere(month, texts::Language::kEnglish);
  walk_in_other_looks(month);
}

}  // namespace
}  // namespace yibao::testing

// TEMPORARY
#include <cstdlib>
namespace yibao::testing {
TEST_CASE("look") {
  const Display display;
  const bool english = std::getenv("LOOK_EN") != nullptr;
  const char* home = "/tmp/lookhome";
  ::setenv("HOME", home, 1);
  Tour tour("/tmp/regdemo/office", english ? texts::Language::kEnglish : texts::Language::kChinese,
            english ? "look-en" : "look", "r");
  tour.signs_in("yibao-office-2468");
  tour.goes_to("desk.page.register");
  tour.takes_picture("units");
  tour.opens("教育局");
  tour.takes_picture("unit");
  tour.presses("desk.register.change");
  tour.fills("desk.register.aliases", "x");
  tour.takes_picture("unit-change");
  tour.presses("desk.cancel");
  tour.presses("desk.register.end");
  tour.takes_picture("unit-end");
  tour.presses("desk.cancel");
  tour.presses("desk.register.new_unit");
  tour.takes_picture("unit-new");
  tour.presses("desk.cancel");
  tour.presses("desk.register.people");
  tour.takes_picture("people");
  tour.opens("演示片区信息员");
  tour.takes_picture("person");
  tour.presses("desk.register.change");
  tour.takes_picture("person-change");
  tour.presses("desk.cancel");
  tour.presses("desk.register.leaves");
  tour.takes_picture("person-leaves");
  tour.presses("desk.cancel");
  tour.presses("desk.register.invite");
  tour.takes_picture("invite");
  Person::presses("Escape");
  tour.presses("desk.register.new_person");
  tour.takes_picture("person-new");
  tour.presses("desk.cancel");
  for (const char* section : {"delegations", "keys", "contacts"}) {
    tour.presses("desk.register." + std::string(section));
    tour.takes_picture(section);
  }
  tour.presses("desk.register.contacts.import");
  tour.takes_picture("contacts-pick");
  tour.opens("contacts.csv");
  tour.presses("desk.pick.open");
  tour.takes_picture("contacts-import");
  tour.presses("desk.cancel");
  tour.presses("desk.register.past");
  tour.takes_picture("past");
  tour.presses("desk.register.past.import");
  tour.opens("records.csv");
  tour.presses("desk.pick.open");
  tour.takes_picture("past-preview");
  tour.presses("desk.register.past.do");
  tour.takes_picture("past-done");
  tour.presses("desk.register.past.import");
  tour.opens("bad.csv");
  tour.presses("desk.pick.open");
  tour.takes_picture("past-bad");
  tour.ends();
}
}  // namespace yibao::testing
