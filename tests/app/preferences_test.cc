#include "client/core/app/preferences.h"

#include <doctest/doctest.h>

#include "tests/support/files.h"

namespace yibao::testing {
namespace {

using app::KeptPreferences;
using app::LanguageChoice;
using app::Preferences;
using app::Shade;

TEST_CASE("what was kept comes back as it was") {
  const TempFolder folder;
  const auto home = folder.path() / "not" / "there yet";
  const Preferences chosen{LanguageChoice::kEnglish, 175, Shade::kContrast, false, 45};
  REQUIRE(app::keep_preferences(home, chosen));
  const KeptPreferences kept = app::read_preferences(home);
  CHECK(kept.value == chosen);
  CHECK(kept.complaint.empty());
}

TEST_CASE("a folder without the file is as out of the box, and nobody complains") {
  const TempFolder folder;
  const KeptPreferences kept = app::read_preferences(folder.path());
  CHECK(kept.value == Preferences());
  CHECK(kept.complaint.empty());
}

TEST_CASE("a file that cannot be read, and a newer one, are as out of the box and say so") {
  for (const char* broken : {"", "not json", "[1]", "{\"format\": ", "\"\xff\"", "12"}) {
    const KeptPreferences kept = app::preferences_from_file(broken);
    CHECK(kept.value == Preferences());
    CHECK(kept.complaint == "desk.settings.unreadable");
  }
  const KeptPreferences newer = app::preferences_from_file(R"({"format":2,"font_size":200})");
  CHECK(newer.value == Preferences());
  CHECK(newer.complaint == "desk.settings.newer");
  const TempFolder folder;
  std::filesystem::create_directory(folder.path() / "preferences.json");
  CHECK(app::read_preferences(folder.path()).complaint == "desk.settings.unreadable");
}

TEST_CASE("a value out of its range costs only itself") {
  const KeptPreferences kept = app::preferences_from_file(
      R"({"format":1,"language":"fr","font_size":4000000000000,"shade":"dark","sound":"loud",)"
      R"("idle_lock_minutes":-5,"more":{"of":"it"}})");
  CHECK(kept.complaint.empty());
  Preferences expected;
  expected.shade = Shade::kDark;
  CHECK(kept.value == expected);
}

}  // namespace
}  // namespace yibao::testing
