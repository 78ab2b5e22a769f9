// What waits or was refused, and what a person does about it. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/way.h"

namespace yibao::app {

class OutboxPlace {
 public:
  OutboxPlace(Desk& desk, Way& way) : desk_(desk), way_(way), deed_(desk) {}

  std::optional<base::EventId> to_discard;  // asked about, not yet confirmed

  void try_now();
  // What is confirmed, with what refers to it.
  void discard();
  const std::optional<base::Error>& problem() const { return deed_.problem(); }

 private:
  Desk& desk_;
  Way& way_;
  Deed deed_;
};

}  // namespace yibao::app
