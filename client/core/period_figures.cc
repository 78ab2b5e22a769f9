#include "client/core/period_figures.h"

namespace yibao::client {

base::Result<PeriodFigures> PeriodFigures::of(Replica& replica, const rules::Period& period) {
  const base::Date today = replica.today();
  PeriodFigures figures(replica, std::min(period.last, today));
  KeptFigures& kept = replica.figures();
  YIBAO_CHECK(kept.follow());
  figures.kept_ = !replica.registry()->units_change(figures.day_, today) &&
                  replica.ruleset_on(figures.day_) == replica.ruleset();
  if (figures.kept_) {
    figures.confirmed_ = &kept.figures();
  } else {
    YIBAO_TRY(figures.confirmed_, kept.of_day(figures.day_, false));
  }
  return figures;
}

bool PeriodFigures::any_pending() const {
  return replica_->figures().any_pending();
}

base::Status PeriodFigures::with_pending(const std::function<void(ScoredFacts&)>& look) {
  KeptFigures& kept = replica_->figures();
  if (kept_) return kept.with_pending(look);
  if (!any_pending()) {
    look(*confirmed_);
    return {};
  }
  YIBAO_TRY(ScoredFacts * all, kept.of_day(day_, true));
  look(*all);
  return {};
}

}  // namespace yibao::client
