// Which period a place of the office looks at: a month, a quarter, a half-year or a year, a past
// one or the one that runs. A value of the screen's thread; the caller says every frame which days
// there are.
#pragma once

#include <vector>

#include "shared/rules/period.h"
#include "shared/texts/catalogue.h"

namespace yibao::app {

class PeriodChoice {
 public:
  explicit PeriodChoice(rules::PeriodKind kind = rules::PeriodKind::kYear,
                        std::vector<rules::PeriodKind> kinds = {rules::PeriodKind::kMonth,
                                                                rules::PeriodKind::kQuarter,
                                                                rules::PeriodKind::kHalfYear,
                                                                rules::PeriodKind::kYear})
      : kinds_(std::move(kinds)), kind_(kind) {}

  // From the first day that rules were in force for up to today. Nothing is chosen before.
  void set_days(base::Date first, base::Date today);
  bool ready() const { return today_ != base::Date(); }

  const rules::Period& period() const { return period_; }
  bool runs() const { return period_.running(today_); }

  const std::vector<rules::PeriodKind>& kinds() const { return kinds_; }
  rules::PeriodKind kind() const { return kind_; }
  // The period of that kind that holds the last day of the present one, or today.
  void choose_kind(rules::PeriodKind kind);
  // Those of the kind, the newest first.
  const std::vector<rules::Period>& offered() const { return offered_; }
  // Of whatever kind is offered; nothing happens with another one.
  void choose(const rules::Period& period);
  // To a later or an earlier one.
  bool can_step(int by) const;
  void step(int by);

 private:
  void arrange();
  std::ptrdiff_t place() const;

  std::vector<rules::PeriodKind> kinds_;
  rules::PeriodKind kind_;
  base::Date first_{};
  base::Date today_{};
  rules::Period period_;
  std::vector<rules::Period> offered_;
};

// "2024年第三季度".
std::string period_text(texts::Language language, const rules::Period& period);
// "季度".
std::string period_kind_text(texts::Language language, rules::PeriodKind kind);

}  // namespace yibao::app
