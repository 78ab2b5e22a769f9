// Doing something about an item that may move points: done, then said with what it moved. For
// places of the office. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/office/moved_text.h"

namespace yibao::app {

// Runs on the core thread; gives what it moved for the units of these items.
template <class Act>
base::Result<client::PointsMove> moved_by(client::Replica& replica,
                                          const std::vector<domain::Subject>& items, Act act) {
  std::vector<base::UnitCode> units;
  for (const domain::Subject& item : items) {
    YIBAO_TRY(const auto more, client::units_of_item(replica, item));
    units.insert(units.end(), more.begin(), more.end());
  }
  YIBAO_TRY(const auto watch, client::PointsWatch::begin(replica, std::move(units)));
  YIBAO_CHECK(act(replica));
  return watch.end(replica);
}

// `act(Replica&)` gives a Result or Status; `done` is called before it is said.
template <class Act, class Done>
void run_moving(Deed& deed, Way& way, std::vector<domain::Subject> items, Act act,
                const char* notice, Done done) {
  deed.run(
      [items = std::move(items), act = std::move(act)](Core& core) {
        return core.change([&](client::Replica& replica) { return moved_by(replica, items, act); });
      },
      [&way, notice, done = std::move(done)](const client::PointsMove& move) {
        done();
        say_moved(way, notice, move);
      });
}

}  // namespace yibao::app
