#include "shared/rules/period.h"

#include <fmt/format.h>

#include <charconv>

namespace yibao::rules {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

Date first_of(int y, unsigned m) {
  return Date(year_month_day(year(y), month(m), std::chrono::day(1)));
}

Period months_from(PeriodKind kind, int y, unsigned first_month, int length) {
  const Date first = first_of(y, first_month);
  const year_month_day after = year_month_day(first) + months(length);
  return {kind, first, Date(after) - days(1)};
}

Date monday_of(Date day) {
  const unsigned after_monday = weekday(day).iso_encoding() - 1;
  return day - days(after_monday);
}

// The ISO year is that of the week's Thursday.
int iso_year(Date monday) {
  return static_cast<int>(year_month_day(monday + days(3)).year());
}

Date first_monday(int y) {
  return monday_of(Date(year(y) / 1 / 4));
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  return value;
}

}  // namespace

std::string Period::text() const {
  const year_month_day begin(first);
  const int y = static_cast<int>(begin.year());
  const unsigned m = static_cast<unsigned>(begin.month());
  switch (kind) {
    case PeriodKind::kWeek: {
      const int iso = iso_year(first);
      return fmt::format("{:04}-W{:02}", iso, (first - first_monday(iso)).count() / 7 + 1);
    }
    case PeriodKind::kMonth: return fmt::format("{:04}-{:02}", y, m);
    case PeriodKind::kQuarter: return fmt::format("{:04}-Q{}", y, (m - 1) / 3 + 1);
    case PeriodKind::kHalfYear: return fmt::format("{:04}-H{}", y, (m - 1) / 6 + 1);
    case PeriodKind::kYear: return fmt::format("{:04}", y);
  }
  return {};
}

Period period_of(PeriodKind kind, Date day) {
  const year_month_day civil(day);
  const int y = static_cast<int>(civil.year());
  const unsigned m = static_cast<unsigned>(civil.month());
  switch (kind) {
    case PeriodKind::kWeek: {
      const Date monday = monday_of(day);
      return {kind, monday, monday + days(6)};
    }
    case PeriodKind::kMonth: return months_from(kind, y, m, 1);
    case PeriodKind::kQuarter: return months_from(kind, y, (m - 1) / 3 * 3 + 1, 3);
    case PeriodKind::kHalfYear: return months_from(kind, y, (m - 1) / 6 * 6 + 1, 6);
    case PeriodKind::kYear: break;
  }
  return months_from(PeriodKind::kYear, y, 1, 12);
}

Period next(const Period& period) {
  return period_of(period.kind, period.last + days(1));
}

std::optional<Period> parse_period(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto y = number(text.substr(0, dash));
  if (!y || *y < 1970 || *y > 2199 || text.substr(0, dash).size() != 4) return std::nullopt;
  if (dash == std::string_view::npos) return months_from(PeriodKind::kYear, *y, 1, 12);
  std::string_view rest = text.substr(dash + 1);
  if (rest.empty()) return std::nullopt;
  const char mark = rest.front();
  const bool marked = mark == 'Q' || mark == 'H' || mark == 'W';
  const auto n = number(marked ? rest.substr(1) : rest);
  const std::size_t size = mark == 'W' ? 3 : 2;
  if (!n || *n < 1 || rest.size() != size) return std::nullopt;
  const auto index = static_cast<unsigned>(*n);
  if (mark == 'Q' && index <= 4) return months_from(PeriodKind::kQuarter, *y, index * 3 - 2, 3);
  if (mark == 'H' && index <= 2) return months_from(PeriodKind::kHalfYear, *y, index * 6 - 5, 6);
  if (mark == 'W' && index <= 53) {
    const Period week = period_of(PeriodKind::kWeek, first_monday(*y) + days(7 * (*n - 1)));
    if (iso_year(week.first) != *y) return std::nullopt;
    return week;
  }
  if (!marked && index <= 12) {
    return months_from(PeriodKind::kMonth, *y, index, 1);
  }
  return std::nullopt;
}

std::vector<Period> periods_in(PeriodKind kind, const Period& whole) {
  std::vector<Period> periods;
  if (kind > whole.kind) return periods;
  for (Period each = period_of(kind, whole.first); each.last <= whole.last; each = next(each)) {
    periods.push_back(each);
  }
  return periods;
}

}  // namespace yibao::rules
