// A computer that is shared: locked by a key or by nobody being there, opened again by the
// passphrase. Minutes pass in seconds (hurried_clock.cc).
#include <doctest/doctest.h>

#include "client/core/app/preferences.h"
#include "tests/app/town.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {
namespace {

TEST_CASE("what was being written is locked by a key and is there again after the passphrase") {
  Town town;
  town.draft("春季防火巡查");
  const Display display;
  Person person(town.folder());
  person.signs_in(kReporterPassphrase);
  person.clicks("春季防火巡查");
  person.clicks("标题");
  Person::presses("End");
  Person::types("7");
  Person::presses("ctrl+l");
  person.waits_for("口令");
  CHECK_FALSE(person.sees("标题"));
  CHECK(person.screen()->dump().find("春季防火巡查") == std::string::npos);
  SUBCASE("by the keyboard alone") {
    Person::types("wrong words");
    Person::presses("Return");
    wait_for("a reason",
             [&] { return person.screen()->dump().find("口令不对") != std::string::npos; });
    Person::presses("ctrl+a");
    Person::types(kReporterPassphrase);
    Person::presses("Return");
  }
  SUBCASE("by the mouse") {
    person.clicks("口令");
    Person::types(kReporterPassphrase);
    person.clicks("解锁");
  }
  person.waits_to_read("标题", "春季防火巡查7");
  CHECK(person.logs_out() == 0);
}

TEST_CASE("it locks itself when nobody touches it; what was typed is saved") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  app::Preferences preferences;
  preferences.idle_lock_minutes = 2;
  write_file(town.folder() / "preferences.json", app::to_file(preferences));
  const Display display;
  {
    Person person(town.folder(), Arguments{"LD_PRELOAD=" YIBAO_HURRIED_CLOCK});
    person.signs_in(kReporterPassphrase);
    person.clicks("春季防火巡查");
    person.clicks("标题");
    Person::presses("End");
    Person::types("8");
    CHECK(person.sees("标题"));
    person.waits_for("口令");
    CHECK_FALSE(person.sees("标题"));
    CHECK(person.logs_out() == 0);
  }
  CHECK((*town.replica()->drafts().load(draft))->words.title == "春季防火巡查8");
}

}  // namespace
}  // namespace yibao::testing
