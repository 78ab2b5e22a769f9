#include "client/core/app/office/month_lines.h"

#include "client/core/period_figures.h"

namespace yibao::app {
namespace {

double number_of(const rules::Fraction& value) {
  return static_cast<double>(value.numerator()) / static_cast<double>(value.denominator());
}

MonthValue value_of(const rules::Fraction& value, bool ratio) {
  if (ratio) return {100 * number_of(value), value.percent(1) + "%"};
  return {number_of(value), value.decimal(base::Decimal::kDecimals).text()};
}

}  // namespace

void MonthLines::refresh(const Snapshot& snapshot, const rules::Period& period) {
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, period.last);
  if (version_ == snapshot.facts_version && year == year_) return;
  if (year != year_) series_.reset();
  year_ = year;
  version_ = snapshot.facts_version;
  ++turn_;
  problem_.reset();
  working_ = std::make_shared<MonthSeries>();
  for (const rules::Period& month : rules::periods_in(rules::PeriodKind::kMonth, year)) {
    if (month.first <= snapshot.today) working_->months.push_back(month);
  }
  go_on();
}

void MonthLines::close() {
  ++turn_;
  version_ = 0;
  series_.reset();
  working_.reset();
  problem_.reset();
}

// By the rules that decide about the year: so every month has the same measures.
base::Result<MonthLines::Month> MonthLines::compute(client::Replica& replica,
                                                    const rules::Period& year,
                                                    const rules::Period& month) {
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, month));
  rules::Scoring& scoring = figures.scoring();
  const base::Date today = replica.today();
  const rules::Ruleset& ruleset = *scoring.rules_for(year, today).ruleset;
  Month computed;
  computed.heads.has_points = ruleset.total() != nullptr;
  for (const rules::Measure& measure : ruleset.measures) {
    computed.heads.measures.push_back(
        {measure.id, measure.name, std::holds_alternative<rules::RatioOf>(measure.how)});
  }
  for (const rules::Unit& unit : scoring.units()) {
    if (scoring.facts().is_on_other_account(unit.id)) continue;
    UnitMonth each;
    each.unit = base::UnitCode(unit.id);
    each.group = unit.group.value_or("");
    if (computed.heads.has_points) {
      const base::Decimal points = scoring.prospect(unit.id, month, today);
      each.points = value_of(rules::Fraction::of(points), false);
    }
    for (const MonthSeries::Measure& measure : computed.heads.measures) {
      each.measures.push_back(
          value_of(scoring.measure(unit.id, measure.id, month, today), measure.ratio));
    }
    computed.units.push_back(std::move(each));
  }
  return computed;
}

// One month after the other, each asked for when the one before has come: jobs of others stand in
// between.
void MonthLines::go_on() {
  if (working_->figures.size() == working_->months.size()) {
    series_ = std::exchange(working_, nullptr);
    return;
  }
  desk_.ask(
      [year = year_, month = working_->months[working_->figures.size()]](Core& core) {
        return core.look([&](client::Replica& replica) { return compute(replica, year, month); });
      },
      [this, turn = turn_](base::Result<Month> month) {
        if (turn == turn_) take(std::move(month));
      });
}

void MonthLines::take(base::Result<Month> month) {
  if (!month) {
    problem_ = month.error();
    working_.reset();
    return;
  }
  working_->has_points = month->heads.has_points;
  working_->measures = std::move(month->heads.measures);
  working_->figures.push_back(std::move(month->units));
  go_on();
}

}  // namespace yibao::app
