#include "client/core/app/office/report_tables.h"

#include <charconv>

#include "shared/base/decimal.h"

namespace yibao::app {
namespace {

using report::BulletinCell;

// Sheets of paper that stand upright hold no more columns.
constexpr std::size_t kColumnsUpright = 8;

// What is no figure in a column of figures (a dash, nothing) stays a text.
papers::SheetCell cell_of(BulletinCell cell, const std::string& text) {
  if (cell == BulletinCell::kText || !base::Decimal::parse(text)) return papers::text_cell(text);
  return cell == BulletinCell::kPercent ? papers::percent_cell(text) : papers::number_cell(text);
}

std::optional<double> value_of_text(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

papers::Table paper_table(const report::BulletinTable& from) {
  papers::Table table;
  table.caption = from.caption;
  table.wide = from.columns.size() > kColumnsUpright;
  for (const report::BulletinColumn& column : from.columns) {
    table.header.push_back(column.heading);
    table.aligns.push_back(column.cell == BulletinCell::kText ? papers::Align::kLeft
                                                              : papers::Align::kRight);
  }
  for (const auto& row : from.rows) {
    std::vector<std::string> cells = row;
    for (std::size_t i = 0; i < cells.size() && i < from.columns.size(); ++i) {
      const bool percent = from.columns[i].cell == BulletinCell::kPercent;
      if (percent && base::Decimal::parse(cells[i])) cells[i] += "%";
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

papers::Sheet sheet_of(const report::BulletinTable& from) {
  papers::Sheet sheet;
  sheet.name = from.caption.empty() ? from.annex : from.caption;
  sheet.title = from.caption.empty() ? from.annex : from.annex + "　" + from.caption;
  sheet.remark = from.remark;
  sheet.portrait = from.columns.size() <= kColumnsUpright;
  for (const report::BulletinColumn& column : from.columns) sheet.header.push_back(column.heading);
  for (const auto& row : from.rows) {
    std::vector<papers::SheetCell> cells;
    for (std::size_t i = 0; i < row.size() && i < from.columns.size(); ++i) {
      cells.push_back(cell_of(from.columns[i].cell, row[i]));
    }
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

papers::Chart chart_of(const report::BulletinChart& from) {
  papers::Chart chart;
  chart.kind = from.kind == report::BulletinChartKind::kLines ? papers::Chart::Kind::kLines
                                                              : papers::Chart::Kind::kRanking;
  chart.title = from.title;
  chart.unit = from.unit;
  chart.categories = from.categories;
  for (const report::BulletinSeries& each : from.series) {
    papers::Series series;
    series.name = each.name;
    for (const std::string& value : each.values) {
      series.values.push_back(value_of_text(value));
      series.figures.push_back(value);
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

base::Timestamp made_on(const std::string& day) {
  const auto date = base::parse_date(day);
  return date ? base::start_of(*date, base::kChinaOffset) : base::Timestamp();
}

}  // namespace yibao::app
