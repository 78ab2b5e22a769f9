// What most places have: one sheet that is shown and one thing at a time that is done about it, and
// what both say of themselves. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"

namespace yibao::app {

template <class Sheet>
class SheetPlace {
 public:
  // Once a frame while it is shown: reads the sheet again after something changed.
  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  // Null until it was read.
  const std::shared_ptr<const Sheet>& sheet() const { return loaded_.sheet(); }
  bool busy() const { return deed_.busy(); }
  // Why the last deed failed; else why nothing could be read.
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }

 protected:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;

  // Without `read`, whoever derives opens it.
  SheetPlace(Desk& desk, Way& way) : way_(way), loaded_(desk), deed_(desk) {}
  SheetPlace(Desk& desk, Way& way, typename Loaded<Sheet>::Read read)
      : way_(way), loaded_(desk, std::move(read)), deed_(desk) {}
  ~SheetPlace() = default;

  // Makes an event; `done` hears of it if it went well.
  template <class Done>
  void act(Act act, Done done) {
    deed_.run([act = std::move(act)](Core& core) { return core.change(act); }, std::move(done));
  }

  Way& way_;
  Loaded<Sheet> loaded_;
  Deed deed_;
};

}  // namespace yibao::app
