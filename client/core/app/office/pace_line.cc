#include "client/core/app/office/pace_line.h"

#include <algorithm>

#include "client/core/period_figures.h"

namespace yibao::app {
namespace {

// So many points at most: a year by the week, a quarter by two days, a month by the day.
constexpr std::int64_t kPointsMost = 53;

double as_number(const rules::Fraction& value) {
  return static_cast<double>(value.numerator()) / static_cast<double>(value.denominator());
}

std::int64_t days_of(const rules::Period& period) {
  return (period.last - period.first).count() + 1;
}

PaceLine line_of(rules::Scoring& scoring, const rules::Code& unit,
                 const rules::TargetStatus& status, const rules::Measure& measure,
                 base::Date today) {
  PaceLine line;
  line.target = status.target->name;
  line.clause = status.target->origin.cite;
  line.period = status.period;
  line.value = status.value.text();
  line.reached = status.total().decimal(base::Decimal::kDecimals).text();
  line.met = status.met;
  line.running = status.running;
  if (status.running) line.pace = pace_of(status, &measure, today);
  const std::int64_t days = days_of(status.period);
  const std::int64_t step = (days + kPointsMost - 1) / kPointsMost;
  const double value = as_number(rules::Fraction::of(status.value));
  const base::Date upto = std::min(today, status.period.last);
  const auto add = [&](base::Date day) {
    line.days.push_back(day);
    line.straight.push_back(value * static_cast<double>((day - status.period.first).count() + 1) /
                            static_cast<double>(days));
    if (day > upto) {
      line.done.emplace_back();
      line.figures.emplace_back();
      return;
    }
    const rules::Fraction done =
        scoring.measure(unit, measure.id, status.period, day) + status.carried;
    line.done.emplace_back(as_number(done));
    line.figures.push_back(done.decimal(base::Decimal::kDecimals).text());
  };
  for (base::Date day = status.period.first; day <= status.period.last;
       day += std::chrono::days(step)) {
    add(day);
    // Today is always among them.
    const base::Date next = day + std::chrono::days(step);
    if (day < upto && upto < next) add(upto);
  }
  if (line.days.back() != status.period.last) add(status.period.last);
  return line;
}

}  // namespace

base::Result<std::vector<PaceLine>> pace_lines(client::Replica& replica, const base::UnitCode& unit,
                                               const rules::Period& period) {
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, period));
  const base::Date today = replica.today();
  const base::Date upto = std::min(period.last, today);
  std::vector<PaceLine> lines;
  YIBAO_CHECK(figures.with_pending([&](client::ScoredFacts& all) {
    rules::Scoring& scoring = all.scoring();
    const auto& units = scoring.units();
    const bool scored = std::any_of(units.begin(), units.end(),
                                    [&](const auto& each) { return each.id == unit.text(); });
    if (!scored) return;
    rules::Evaluator evaluator = scoring.evaluator(unit.text(), today, false);
    const rules::Ruleset& ruleset = *scoring.rules_for(period, today).ruleset;
    for (const rules::Target& target : ruleset.targets) {
      const rules::Measure* measure = ruleset.measure(target.measure);
      if (measure == nullptr || std::holds_alternative<rules::RatioOf>(measure->how)) continue;
      const auto status = evaluator.target(target.id, rules::period_of(target.every, upto));
      if (status) lines.push_back(line_of(scoring, unit.text(), *status, *measure, today));
    }
  }));
  return lines;
}

}  // namespace yibao::app
