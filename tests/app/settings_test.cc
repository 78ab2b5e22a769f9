#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::Phase;

TEST_CASE("a choice is in force at once, and still after the next start") {
  Town town;
  app::Preferences chosen;
  {
    TownDesk desk(town);
    chosen = desk.work.settings.preferences();
    chosen.font_size = 150;
    chosen.sound = false;
    desk.work.settings.choose(chosen);
    CHECK(desk.work.settings.preferences() == chosen);
    desk.settle();
    CHECK_FALSE(desk.work.settings.not_kept());
  }
  CHECK(app::read_preferences(town.folder()).value == chosen);
}

TEST_CASE("a choice that cannot be kept is in force all the same, and says so") {
  Town town;
  TownDesk desk(town);
  std::filesystem::create_directory(town.folder() / "preferences.json");
  app::Preferences chosen;
  chosen.shade = app::Shade::kDark;
  desk.work.settings.choose(chosen);
  desk.settle();
  CHECK(desk.work.settings.preferences().shade == app::Shade::kDark);
  CHECK(desk.work.settings.not_kept());
}

TEST_CASE("the idle lock follows the choice") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  app::Preferences chosen;
  chosen.idle_lock_minutes = 2;
  desk.work.settings.choose(chosen);
  desk.settle();
  town.clock.advance(std::chrono::minutes(2));
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kLocked);
}

TEST_CASE("the passphrase is changed by who knows the present one, and by nobody else") {
  Town town;
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    app::SettingsPlace& place = desk.work.settings;
    CHECK(place.missing() == "desk.passphrase.need_present");
    place.present = kLeaderPassphrase;
    place.fresh = "quite new words";
    CHECK(place.missing() == "desk.join.need_repeat");
    place.repeated = place.fresh;
    place.change_passphrase();
    CHECK(place.fresh.empty());
    desk.settle();
    REQUIRE(place.problem());
    CHECK(place.problem()->code == base::ErrorCode::kPassphraseWrong);
    place.present = kReporterPassphrase;
    place.fresh = place.repeated = "quite new words";
    place.change_passphrase();
    desk.settle();
    CHECK_FALSE(place.problem());
    CHECK(desk.work.way.notice()->key == "desk.passphrase.changed");
  }
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK(desk.work.sign_in.problem()->code == base::ErrorCode::kPassphraseWrong);
  desk.sign_in("quite new words");
  CHECK(desk.work.snapshot().account->person_name == kReporterName);
}

TEST_CASE("what was typed of a passphrase is gone when the place is left or the screen locked") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  app::SettingsPlace& place = desk.work.settings;
  desk.work.way.go(app::Place::kSettings);
  place.present = place.fresh = "some words";
  desk.work.way.go(app::Place::kDrafts);
  CHECK(place.present.empty());
  place.fresh = "some words";
  desk.work.lock();
  CHECK(place.fresh.empty());
}

}  // namespace
}  // namespace yibao::testing
