#include "shared/report/bulletin_tables.h"

#include <algorithm>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

// A table that is wider than that is no table any more: then a target has one column.
constexpr std::size_t kPeriodColumnsMost = 14;
constexpr std::size_t kColumnsBesideGroup = 7;

bool has_groups(const BulletinFigures& figures) {
  return figures.rules().words.groups.all().size() > 1;
}

void add_unit_columns(const BulletinFigures& figures, BulletinTable& table) {
  table.columns.push_back({say("report.unit"), BulletinCell::kText});
  if (has_groups(figures)) table.columns.push_back({say("report.group"), BulletinCell::kText});
}

std::vector<std::string> unit_cells(const BulletinFigures& figures, std::size_t unit) {
  std::vector<std::string> cells = {figures.name(unit)};
  if (!has_groups(figures)) return cells;
  const auto& group = figures.group(unit);
  cells.push_back(group ? figures.group_name(*group) : "");
  return cells;
}

std::string annex_title(const BulletinFigures& figures, const char* key) {
  return say(key, {{"period", period_words(kBulletinLanguage, figures.period())}});
}

// -- targets --------------------------------------------------------------------------------------

class TargetsTable {
 public:
  explicit TargetsTable(const BulletinFigures& figures) : figures_(figures) {
    for (const rules::Target& target : figures.rules().targets) {
      Columns columns{&target, {}};
      for (const std::size_t unit : figures.units()) {
        for (const rules::TargetStatus& status : figures.result(unit).targets) {
          const auto& known = columns.periods;
          const bool is_new = std::find(known.begin(), known.end(), status.period) == known.end();
          if (status.target == &target && is_new) columns.periods.push_back(status.period);
        }
      }
      std::sort(columns.periods.begin(), columns.periods.end());
      if (!columns.periods.empty()) columns_.push_back(std::move(columns));
    }
    for (const Columns& columns : columns_) all_ += columns.periods.size();
    summed_ = all_ > kPeriodColumnsMost;
  }

  std::optional<BulletinTable> table() {
    if (columns_.empty()) return std::nullopt;
    BulletinTable table;
    table.id = "targets";
    table.annex = annex_title(figures_, "bulletin.table.targets");
    if (narrow()) {
      add_unit_columns(figures_, table);
    } else {
      table.columns.push_back({say("report.unit"), BulletinCell::kText});
    }
    for (const Columns& columns : columns_) add_columns(columns, table);
    table.columns.push_back({say("report.completion"), BulletinCell::kPercent});
    for (const std::size_t unit : figures_.units()) {
      const rules::UnitResult& result = figures_.result(unit);
      if (!result.completion) continue;
      std::vector<std::string> row = unit_cells(figures_, unit);
      if (!narrow()) row.resize(1);
      for (const Columns& columns : columns_) add_cells(columns, result, row);
      row.push_back(result.completion->percent(1));
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return std::nullopt;
    table.remark = say(summed_ ? "bulletin.remark.periods" : "bulletin.remark.targets");
    return table;
  }

 private:
  struct Columns {
    const rules::Target* target = nullptr;
    std::vector<rules::Period> periods;
  };

  // The group has no room beside many periods.
  bool narrow() const { return summed_ || all_ <= kColumnsBesideGroup; }

  void add_columns(const Columns& columns, BulletinTable& table) const {
    const std::string& name = columns.target->name.zh;
    if (summed_ || columns.periods.size() == 1) {
      table.columns.push_back({name, BulletinCell::kText});
      return;
    }
    for (const rules::Period& period : columns.periods) {
      table.columns.push_back(
          {say("bulletin.col.of_period", {{"name", name}, {"period", short_period_words(period)}}),
           BulletinCell::kText});
    }
  }

  static std::string cell(const rules::TargetStatus& status) {
    std::string text =
        status.total().decimal(base::Decimal::kDecimals).text() + "/" + status.value.text();
    if (!status.met && !status.running) text += say("bulletin.mark.missed");
    return text;
  }

  void add_cells(const Columns& columns, const rules::UnitResult& result,
                 std::vector<std::string>& row) const {
    std::size_t met = 0;
    std::size_t asked = 0;
    std::vector<std::string> cells(columns.periods.size());
    for (const rules::TargetStatus& status : result.targets) {
      if (status.target != columns.target) continue;
      ++asked;
      if (status.met) ++met;
      const auto place = std::find(columns.periods.begin(), columns.periods.end(), status.period);
      cells[static_cast<std::size_t>(place - columns.periods.begin())] = cell(status);
    }
    if (!summed_) {
      row.insert(row.end(), cells.begin(), cells.end());
    } else {
      row.push_back(asked == 0 ? "" : std::to_string(met) + "/" + std::to_string(asked));
    }
  }

  const BulletinFigures& figures_;
  std::vector<Columns> columns_;
  std::size_t all_ = 0;
  bool summed_ = false;
};

}  // namespace

std::optional<BulletinTable> targets_table(const BulletinFigures& figures) {
  return TargetsTable(figures).table();
}

// -- measures and commissions ---------------------------------------------------------------------

std::optional<BulletinTable> measures_table(const BulletinFigures& figures) {
  BulletinTable table;
  table.id = "measures";
  table.annex = annex_title(figures, "bulletin.table.measures");
  add_unit_columns(figures, table);
  for (const std::size_t unit : figures.units()) table.rows.push_back(unit_cells(figures, unit));
  bool any = false;
  const auto add = [&](std::size_t measure, const std::string& heading,
                       const rules::Period& period) {
    std::vector<std::string> values;
    for (const std::size_t unit : figures.units()) {
      values.push_back(figures.value(unit, measure, period));
    }
    // A column of nothing but zeros says nothing.
    const std::string zero = figures.is_ratio(measure) ? "0.00" : "0";
    if (std::count(values.begin(), values.end(), zero) ==
        static_cast<std::ptrdiff_t>(values.size())) {
      return;
    }
    any = true;
    table.columns.push_back(
        {heading, figures.is_ratio(measure) ? BulletinCell::kPercent : BulletinCell::kNumber});
    for (std::size_t i = 0; i < values.size(); ++i) table.rows[i].push_back(values[i]);
  };
  const auto& measures = figures.rules().measures;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const std::string& name = measures[i].name.zh;
    const bool year = figures.shows_year() && !figures.is_ratio(i);
    add(i, year ? say("bulletin.col.period", {{"name", name}}) : name, figures.period());
    if (year) add(i, say("bulletin.col.year", {{"name", name}}), figures.year());
  }
  if (!any) return std::nullopt;
  return table;
}

std::optional<BulletinTable> commissions_table(const BulletinFigures& figures,
                                               const BulletinSource& source) {
  BulletinTable table;
  table.id = "commissions";
  table.annex = annex_title(figures, "bulletin.table.commissions");
  add_unit_columns(figures, table);
  for (const char* key : {"bulletin.col.asked", "bulletin.col.done", "bulletin.col.failed",
                          "bulletin.col.overdue", "bulletin.col.open"}) {
    table.columns.push_back({say(key), BulletinCell::kNumber});
  }
  for (const std::size_t unit : figures.units()) {
    for (const CommissionTally& tally : source.commissions) {
      if (tally.unit != figures.result(unit).unit || tally.asked == 0) continue;
      std::vector<std::string> row = unit_cells(figures, unit);
      for (const std::int64_t count :
           {tally.asked, tally.done, tally.failed, tally.overdue, tally.open}) {
        row.push_back(std::to_string(count));
      }
      table.rows.push_back(std::move(row));
    }
  }
  if (table.rows.empty()) return std::nullopt;
  return table;
}

std::optional<BulletinTable> interviews_table(const BulletinFigures& figures) {
  if (figures.to_interview().size() <= kNamesMost) return std::nullopt;
  BulletinTable table;
  table.id = "interview_list";
  table.annex = annex_title(figures, "bulletin.table.interviews");
  table.columns.push_back({say("bulletin.col.number"), BulletinCell::kNumber});
  add_unit_columns(figures, table);
  for (const std::size_t unit : figures.to_interview()) {
    std::vector<std::string> row = unit_cells(figures, unit);
    row.insert(row.begin(), std::to_string(table.rows.size() + 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// -- months ---------------------------------------------------------------------------------------

std::optional<BulletinChart> months_chart(const BulletinFigures& figures) {
  BulletinChart chart;
  chart.id = "chart.months";
  chart.after = section::kOverall;
  chart.kind = BulletinChartKind::kLines;
  chart.title =
      say("bulletin.chart.months",
          {{"year",
            std::to_string(static_cast<int>(std::chrono::year_month_day(figures.upto()).year()))}});
  chart.unit = say("bulletin.chart.items");
  bool any = false;
  for (const auto& measure : {figures.submitted(), figures.adopted()}) {
    if (!measure) continue;
    chart.series.push_back({figures.rules().measures[*measure].name.zh, {}});
    chart.categories.clear();
    rules::Period month = rules::period_of(rules::PeriodKind::kMonth, figures.year().first);
    for (; month.first <= figures.upto(); month = rules::next(month)) {
      const auto number = static_cast<unsigned>(std::chrono::year_month_day(month.first).month());
      chart.categories.push_back(say("bulletin.short.month", {{"month", std::to_string(number)}}));
      const std::int64_t count = figures.total(*measure, month);
      any = any || count > 0;
      chart.series.back().values.push_back(std::to_string(count));
    }
  }
  if (!any || chart.categories.size() < 2) return std::nullopt;
  return chart;
}

}  // namespace yibao::report
