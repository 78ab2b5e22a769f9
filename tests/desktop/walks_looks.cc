// The same places in other colours, with larger type, on a small screen.
#include "client/core/app/preferences.h"
#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

using app::Preferences;
using app::Shade;
using texts::Language;

void choose(const std::filesystem::path& home, const Preferences& preferences) {
  write_file(home / "preferences.json", app::to_file(preferences));
}

void walk_as_writer(demo::Player& player, Language language, const std::string& look) {
  Tour tour(player.home(), language, "looks", look);
  tour.takes_picture("sign-in");
  tour.signs_in(player.passphrase());
  tour.takes_picture("desk");
  tour.visits("desk.page.drafts", "drafts");
  tour.opens(Month::kWeak);
  tour.person().waits_for(tour.say("desk.back"));
  tour.takes_picture("writing");
  tour.goes_to("desk.page.drafts");
  tour.opens(Month::kReturned);
  tour.takes_picture("reading");
  tour.presses("desk.withdraw");
  tour.takes_picture("dialog");
  Person::presses("Escape");
  tour.visits("desk.page.points", "points");
  tour.visits("desk.page.settings", "settings");
  tour.ends();
}

void walk_as_signer(demo::Player& player, Language language, const std::string& look) {
  Tour tour(player.home(), language, "looks", look);
  tour.signs_in(player.passphrase());
  tour.goes_to("desk.page.signing");
  tour.opens(Month::kToSign);
  tour.takes_picture("signing-item");
  tour.ends();
}

}  // namespace

void walk_in_other_looks(Month& month) {
  const auto both = [&](const Preferences& preferences, Language language,
                        const std::string& look) {
    choose(month.reporter().home(), preferences);
    choose(month.leader().home(), preferences);
    walk_as_writer(month.reporter(), language, look);
    walk_as_signer(month.leader(), language, look);
  };
  Preferences dark;
  dark.shade = Shade::kDark;
  both(dark, Language::kChinese, "dark");
  Preferences contrast;
  contrast.shade = Shade::kContrast;
  both(contrast, Language::kEnglish, "contrast");
  Preferences large;
  large.font_size = 200;
  both(large, Language::kChinese, "large");
  const Display small("1024x700");
  both({}, Language::kEnglish, "small");
  large.font_size = 150;
  both(large, Language::kEnglish, "small-large");
}

}  // namespace yibao::testing
