// Coming in: a machine's first start, somebody new at one that is enrolled, a locked screen.
#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

using texts::Language;

constexpr const char* kNewPassphrase = "seven quiet mules";

void start_for_the_first_time(Month& month, Language language, const std::string& folder) {
  const TempFolder fresh;
  // While a code is open the server says which jurisdiction it is.
  const std::string name = language == Language::kEnglish ? "演示新人乙" : "演示新人甲";
  const std::string code = month.invite(name);
  Tour tour(fresh.path() / "yibao", language, folder, "first");
  tour.takes_picture("server");
  tour.fills("desk.join.server", "127.0.0.1:1");
  tour.presses("desk.join.meet");
  tour.takes_picture("no-server");
  tour.fills("desk.join.server", month.server_address());
  tour.presses("desk.join.meet");
  tour.person().waits_for(tour.say("desk.join.next"));
  tour.takes_picture("server-met");
  tour.presses("desk.join.next");
  tour.takes_picture("code");
  tour.fills("desk.join.code", code);
  tour.presses("desk.join.next");
  tour.fills("desk.join.passphrase", kNewPassphrase);
  tour.fills("desk.join.repeat", kNewPassphrase);
  tour.takes_picture("passphrase");
  tour.presses("desk.join");
  tour.person().waits_for(tour.say("desk.join.begin"));
  tour.takes_picture("self-test");
  tour.presses("desk.join.begin");
  tour.takes_picture("desk");
  tour.ends();
}

void share_a_computer(Month& month, Language language, const std::string& folder) {
  Tour tour(month.clerk().home(), language, folder, "shared");
  tour.takes_picture("sign-in");
  tour.fills("desk.sign_in.passphrase", "not the words");
  Person::presses("Return");
  tour.takes_picture("wrong-passphrase");
  tour.presses("desk.sign_in.further");
  tour.takes_picture("further");
  tour.presses("desk.join.leave");
  tour.presses("desk.sign_in.lost");
  tour.takes_picture("lost-passphrase");
  tour.signs_in(month.clerk().passphrase());
  // A key may come before the desk listens.
  wait_for("a locked screen", [&] {
    Person::presses("ctrl+l");
    return eventually([&] { return tour.person().sees(tour.say("desk.sign_in.passphrase")); },
                      std::chrono::seconds(10));
  });
  tour.takes_picture("locked");
  tour.ends();
}

}  // namespace

void walk_in(Month& month, Language language) {
  const std::string folder = language == Language::kEnglish ? "en" : "zh";
  start_for_the_first_time(month, language, folder);
  share_a_computer(month, language, folder);
}

}  // namespace yibao::testing
