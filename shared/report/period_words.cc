#include "shared/report/period_words.h"

#include <array>

namespace yibao::report {
namespace {

using rules::PeriodKind;

struct Civil {
  explicit Civil(base::Date date) : day(date) {}
  std::string year() const { return std::to_string(static_cast<int>(day.year())); }
  std::string month() const { return std::to_string(static_cast<unsigned>(day.month())); }
  std::string day_of_month() const { return std::to_string(static_cast<unsigned>(day.day())); }
  unsigned month_number() const { return static_cast<unsigned>(day.month()); }

  std::chrono::year_month_day day;
};

}  // namespace

std::string day_words(texts::Language language, base::Date day) {
  const Civil civil(day);
  return texts::text(
      language, "bulletin.period.day",
      {{"year", civil.year()}, {"month", civil.month()}, {"day", civil.day_of_month()}});
}

std::string ordinal_key(const rules::Period& period) {
  constexpr std::array kOrdinals = {"first", "second", "third", "fourth"};
  const unsigned length = period.kind == PeriodKind::kHalfYear ? 6 : 3;
  return kOrdinals.at((Civil(period.first).month_number() - 1) / length);
}

std::string period_words(texts::Language language, const rules::Period& period) {
  const Civil first(period.first);
  const auto say = [&](const std::string& key) {
    return texts::text(language, key, {{"year", first.year()}, {"month", first.month()}});
  };
  switch (period.kind) {
    case PeriodKind::kWeek: {
      const std::string text = period.text();  // 2024-W07
      return texts::text(language, "bulletin.period.week",
                         {{"year", text.substr(0, 4)},
                          {"week", std::to_string(std::stoi(text.substr(6)))},
                          {"from", day_words(language, period.first)},
                          {"to", day_words(language, period.last)}});
    }
    case PeriodKind::kMonth: return say("bulletin.period.month");
    case PeriodKind::kQuarter: return say("bulletin.period.quarter." + ordinal_key(period));
    case PeriodKind::kHalfYear: return say("bulletin.period.half." + ordinal_key(period));
    case PeriodKind::kYear: return say("bulletin.period.year");
  }
  return period.text();
}

std::string year_to_date_words(texts::Language language, const rules::Period& period) {
  const rules::Period year = rules::period_of(PeriodKind::kYear, period.last);
  if (period.last == year.last) return period_words(language, year);
  const Civil last(period.last);
  return texts::text(language, "bulletin.period.year_to_month",
                     {{"year", last.year()}, {"month", last.month()}});
}

std::string period_before_words(texts::Language language, const rules::Period& period) {
  return texts::text(language,
                     "bulletin.period.before." + std::string(base::enum_name(period.kind)));
}

rules::Period period_before(const rules::Period& period) {
  return rules::period_of(period.kind, period.first - std::chrono::days(1));
}

}  // namespace yibao::report
