// An officer of the central office at their desktop, without a window or a line: a town's computer
// that became the office's, with items of other units.
#pragma once

#include "client/core/app/office/office.h"
#include "tests/app/town.h"

namespace yibao::testing {

inline const std::string kOfficerName = "赵审核";
inline const std::string kOfficerPassphrase = "officer-words-here";

struct Officer {
  Officer() { town.become_office(kOfficerName, kOfficerPassphrase); }
  // Begins when everything that was there before has been put in.
  void sits_down(app::Place place) {
    desk.reset();  // one program at a time has the folder
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kOfficerPassphrase);
    desk->work.way.go(place);
    desk->settle();
  }
  void leaves() { desk.reset(); }
  app::Office& office() { return desk->work.office(); }
  // Long enough for what is typed to be kept.
  void pauses() {
    town.clock.advance(std::chrono::seconds(6));
    desk->settle();
  }
  std::string notice() const { return desk->work.way.notice() ? desk->work.way.notice()->key : ""; }
  // What the notice says of the points.
  std::string moves() const {
    if (!desk->work.way.notice()) return "";
    for (const auto& [name, value] : desk->work.way.notice()->args) {
      if (name == "moves") return value;
    }
    return "";
  }
  domain::ItemState state_of(const domain::Subject& subject) {
    const auto state =
        desk->core.look([&](client::Replica& replica) { return replica.item(subject); });
    return *state;
  }

  Town town;
  std::unique_ptr<TownDesk> desk;
};

}  // namespace yibao::testing
