// Periods: week, month, quarter, half-year, year, as civil days in the jurisdiction's offset.
// Written 2022, 2022-H1, 2022-Q3, 2022-05, 2022-W07 (ISO weeks, Monday to Sunday).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/enum_names.h"
#include "shared/base/time.h"

namespace yibao::rules {

using base::Date;

enum class PeriodKind : std::uint8_t { kWeek, kMonth, kQuarter, kHalfYear, kYear };

struct Period {
  PeriodKind kind = PeriodKind::kYear;
  Date first{};  // its first day
  Date last{};   // its last day, inclusive

  bool contains(Date day) const { return first <= day && day <= last; }
  // Ends after `as_of`: its targets are shown, missing them has no consequence yet.
  bool running(Date as_of) const { return last > as_of; }
  std::string text() const;
  auto operator<=>(const Period&) const = default;
};

Period period_of(PeriodKind kind, Date day);
Period next(const Period& period);
std::optional<Period> parse_period(std::string_view text);

// The periods of a kind that make up a period, in order: a year has its 12 months; a week belongs
// where it ends. None where the kind is longer than the period.
std::vector<Period> periods_in(PeriodKind kind, const Period& whole);

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::PeriodKind, "week", "month", "quarter", "half_year", "year");
