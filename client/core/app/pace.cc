#include "client/core/app/pace.h"

namespace yibao::app {
namespace {

using base::Decimal;
using base::Fraction;

constexpr std::int64_t kWeek = 7;

std::int64_t days(base::Date first, base::Date last) {
  return (last - first).count() + 1;
}

}  // namespace

Pace pace_of(const rules::TargetStatus& status, const rules::Measure* measure, base::Date today) {
  Pace pace;
  pace.days_left = days(today, status.period.last);
  const Fraction missing = Fraction::of(status.value) - status.total();
  if (!(missing > Fraction())) return pace;
  const bool ratio = measure == nullptr || std::holds_alternative<rules::RatioOf>(measure->how);
  pace.missing = missing.decimal(Decimal::kDecimals).text();
  if (ratio) return pace;
  const Fraction gone(days(status.period.first, today) - 1,
                      days(status.period.first, status.period.last));
  pace.behind = status.total() < Fraction::of(status.value) * gone;
  if (pace.days_left >= kWeek) {
    const Fraction weekly = missing * Fraction(kWeek, pace.days_left);
    pace.per_week = weekly.decimal(0, base::Rounding::kUp).text();
  }
  return pace;
}

}  // namespace yibao::app
