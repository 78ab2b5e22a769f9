// Figures for the units of a period's last day, or of today while it runs: the kept ones where the
// units and the rules are still the same, else figures of that day. Core thread; not longer than
// the replica stays as it is.
#pragma once

#include <functional>

#include "client/core/kept_figures.h"

namespace yibao::client {

class PeriodFigures {
 public:
  // Error: ruleset_missing; those of the store.
  static base::Result<PeriodFigures> of(Replica& replica, const rules::Period& period);

  // What is in the log.
  rules::Scoring& scoring() { return confirmed_->scoring(); }
  // Whether anything that waits here changes them.
  bool any_pending() const;
  // While `look` runs, what waits here is among the figures.
  base::Status with_pending(const std::function<void(ScoredFacts&)>& look);

 private:
  PeriodFigures(Replica& replica, base::Date day) : replica_(&replica), day_(day) {}

  Replica* replica_;
  base::Date day_;
  bool kept_ = false;
  ScoredFacts* confirmed_ = nullptr;
};

}  // namespace yibao::client
