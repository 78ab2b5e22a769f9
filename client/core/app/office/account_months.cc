#include "client/core/app/office/account_months.h"

#include "client/core/period_figures.h"

namespace yibao::app {
namespace {

std::string cell(const rules::Fraction& value, bool ratio) {
  if (value == rules::Fraction()) return "";
  return ratio ? value.percent(1) + "%" : value.decimal(base::Decimal::kDecimals).text();
}

}  // namespace

base::Result<MonthTable> account_months(client::Replica& replica, const base::UnitCode& unit,
                                        const rules::Period& period) {
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, period));
  const base::Date today = replica.today();
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, period.last);
  MonthTable table;
  table.months = rules::periods_in(rules::PeriodKind::kMonth, year);
  std::erase_if(table.months, [&](const rules::Period& month) { return month.first > today; });
  YIBAO_CHECK(figures.with_pending([&](client::ScoredFacts& all) {
    rules::Scoring& scoring = all.scoring();
    const rules::Ruleset& ruleset = *scoring.rules_for(period, today).ruleset;
    if (ruleset.total() != nullptr) {
      MonthTable::Row row{ruleset.total()->name, true, {}};
      for (const rules::Period& month : table.months) {
        const auto result = scoring.unit_result(unit.text(), month, today, false);
        const base::Decimal points = result.points + result.provisional;
        row.cells.push_back(points.is_zero() ? "" : points.text());
      }
      table.rows.push_back(std::move(row));
    }
    for (const rules::Measure& measure : ruleset.measures) {
      const bool ratio = std::holds_alternative<rules::RatioOf>(measure.how);
      MonthTable::Row row{measure.name, false, {}};
      bool any = false;
      for (const rules::Period& month : table.months) {
        row.cells.push_back(cell(scoring.measure(unit.text(), measure.id, month, today), ratio));
        any = any || !row.cells.back().empty();
      }
      if (any) table.rows.push_back(std::move(row));
    }
  }));
  return table;
}

}  // namespace yibao::app
