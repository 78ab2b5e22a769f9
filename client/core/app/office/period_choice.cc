#include "client/core/app/office/period_choice.h"

#include <algorithm>

namespace yibao::app {
namespace {

using rules::Period;
using rules::PeriodKind;

// What stands behind the year and the sign: "3" of 2024-Q3, "5" of 2024-05.
std::string number_of(const Period& period) {
  const std::string text = period.text();
  const std::size_t at = text.find_first_of("123456789", text.find('-'));
  return at == std::string::npos ? "" : text.substr(at);
}

std::string_view key_of(const Period& period, const std::string& number) {
  switch (period.kind) {
    case PeriodKind::kWeek: return "period.week";
    case PeriodKind::kMonth: return "period.month";
    case PeriodKind::kQuarter:
      return number == "1"   ? "period.quarter.first"
             : number == "2" ? "period.quarter.second"
             : number == "3" ? "period.quarter.third"
                             : "period.quarter.fourth";
    case PeriodKind::kHalfYear: return number == "1" ? "period.half.first" : "period.half.second";
    case PeriodKind::kYear: break;
  }
  return "period.year";
}

}  // namespace

void PeriodChoice::set_days(base::Date first, base::Date today) {
  first = std::min(first, today);
  if (first == first_ && today == today_) return;
  const bool begins = !ready();
  // Who looks at the running period goes on looking at the running one.
  const bool followed = ready() && runs();
  first_ = first;
  today_ = today;
  if (begins || followed) period_ = rules::period_of(kind_, today_);
  arrange();
}

void PeriodChoice::arrange() {
  offered_.clear();
  Period period = rules::period_of(kind_, first_);
  for (; period.first <= today_; period = rules::next(period)) offered_.push_back(period);
  std::reverse(offered_.begin(), offered_.end());
}

void PeriodChoice::choose_kind(PeriodKind kind) {
  if (kind == kind_ || std::find(kinds_.begin(), kinds_.end(), kind) == kinds_.end()) return;
  kind_ = kind;
  period_ = rules::period_of(kind_, std::min(period_.last, today_));
  arrange();
}

void PeriodChoice::choose(const Period& period) {
  choose_kind(period.kind);
  if (std::find(offered_.begin(), offered_.end(), period) != offered_.end()) period_ = period;
}

std::ptrdiff_t PeriodChoice::place() const {
  return std::find(offered_.begin(), offered_.end(), period_) - offered_.begin();
}

bool PeriodChoice::can_step(int by) const {
  const std::ptrdiff_t at = place() - by;
  return at >= 0 && at < static_cast<std::ptrdiff_t>(offered_.size());
}

void PeriodChoice::step(int by) {
  if (can_step(by)) period_ = offered_[static_cast<std::size_t>(place() - by)];
}

std::string period_text(texts::Language language, const Period& period) {
  const std::string number = number_of(period);
  return texts::text(language, key_of(period, number),
                     {{"year", period.text().substr(0, 4)}, {"number", number}});
}

std::string period_kind_text(texts::Language language, PeriodKind kind) {
  return texts::text(language, "period.kind." + std::string(base::enum_name(kind)));
}

}  // namespace yibao::app
