// The standing in pictures: who has how much, how it went month by month, how a unit keeps pace
// with its targets.
#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/chart_paint.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/office/standings.h"
#include "client/desktop/views/office/unit_picks.h"

namespace yibao::desktop {
namespace {

using papers::Chart;
using papers::Series;

constexpr float kChoiceWidth = 190;

double as_double(const base::Fraction& value) {
  return static_cast<double>(value.numerator()) / static_cast<double>(value.denominator());
}

// In a panel of its own that scrolls where it is higher than the room.
std::optional<ChartSpot> draw_in_panel(const View& view, const Chart& chart) {
  view.ui.begin_panel("chart-panel", {0, rest_of_place()});
  const ImVec2 room = ImGui::GetContentRegionAvail();
  float height = chart_height(view.ui, chart, room.x);
  if (chart.kind != Chart::Kind::kRanking) height = std::min(height, room.y);
  const auto pressed = draw_chart(view.ui, chart, {room.x, std::max(height, theme::px(160))});
  view.ui.end_panel();
  return pressed;
}

// -- ranking --------------------------------------------------------------------------------------

void draw_ranking(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  draw_standings_filters(view, sheet);
  bool by_points = sheet.has_points && (place.by_points || !sheet.has_completion);
  if (sheet.has_points && sheet.has_completion) {
    std::size_t at = by_points ? 0 : 1;
    const std::vector<std::string> names = {view.say("report.points"),
                                            view.say("report.completion")};
    flow(theme::px(kChoiceWidth), theme::px(8));
    if (view.ui.choice(view.say("desk.standings.figure"), names, at, theme::px(kChoiceWidth))) {
      place.by_points = at == 0;
    }
    by_points = place.by_points;
  }
  view.ui.gap(8);
  Chart chart;
  chart.kind = Chart::Kind::kRanking;
  chart.unit = view.say(by_points ? "report.points" : "desk.standings.percent");
  chart.series.emplace_back();
  std::vector<std::size_t> order = place.table.arrange(place.sheet());
  const auto value_of = [&](std::size_t row) {
    const app::StandingRow& each = sheet.rows[row];
    if (by_points) return as_double(base::Fraction::of(each.points));
    return each.completion ? 100 * as_double(*each.completion) : 0;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return value_of(a) > value_of(b); });
  for (const std::size_t row : order) {
    const app::StandingRow& each = sheet.rows[row];
    chart.categories.push_back(each.unit_name);
    chart.series[0].values.emplace_back(value_of(row));
    chart.series[0].figures.push_back(by_points         ? each.points.text()
                                      : each.completion ? each.completion->percent(1) + "%"
                                                        : "–");
  }
  if (const auto pressed = draw_in_panel(view, chart)) {
    place.open(sheet.rows[order[pressed->category]].unit);
  }
}

// -- months ---------------------------------------------------------------------------------------

std::vector<std::string> figure_names(const View& view, const app::MonthSeries& series) {
  std::vector<std::string> names;
  if (series.has_points) names.push_back(view.say("report.points"));
  for (const auto& measure : series.measures) names.push_back(view.phrases.name(measure.name));
  return names;
}

const app::MonthValue& value_in(const app::UnitMonth& unit, const app::MonthSeries& series,
                                std::size_t figure) {
  if (series.has_points && figure == 0) return unit.points;
  return unit.measures[figure - (series.has_points ? 1 : 0)];
}

Series unit_series(const app::MonthSeries& series, const client::UnitEntry& unit,
                   std::size_t figure) {
  Series line;
  line.name = unit.name;
  for (const auto& month : series.figures) {
    const auto found = std::find_if(month.begin(), month.end(), [&](const app::UnitMonth& each) {
      return each.unit == unit.code;
    });
    if (found == month.end()) {
      line.values.emplace_back();
      line.figures.emplace_back();
      continue;
    }
    const app::MonthValue& value = value_in(*found, series, figure);
    line.values.emplace_back(value.number);
    line.figures.push_back(value.text);
  }
  return line;
}

// What a unit of the group has on average.
Series group_series(const View& view, const app::MonthSeries& series, const rules::Named& group,
                    std::size_t figure) {
  Series line;
  line.name = view.say("desk.standings.mean", {{"group", view.phrases.name(group.name)}});
  for (const auto& month : series.figures) {
    double sum = 0;
    std::size_t count = 0;
    for (const app::UnitMonth& unit : month) {
      if (unit.group != group.id) continue;
      sum += value_in(unit, series, figure).number;
      ++count;
    }
    if (count == 0) {
      line.values.emplace_back();
      line.figures.emplace_back();
      continue;
    }
    const double mean = sum / static_cast<double>(count);
    line.values.emplace_back(mean);
    const auto tenths = base::Decimal::from_units(
        static_cast<base::Int128>(mean * static_cast<double>(base::Decimal::kScale)));
    line.figures.push_back(tenths.rounded(1, base::Rounding::kHalfUp).text());
  }
  return line;
}

void draw_units_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.standings.units.title"), 460)) return;
  app::StandingsPlace& place = view.work.office().standings;
  draw_unit_picks(view, place.shown_units, theme::px(320));
  view.ui.gap(10);
  if (view.ui.button(view.say("desk.standings.units.done"), Ui::Look::kPrimary) ||
      view.ui.escaped()) {
    view.ui.close_dialog();
  }
  view.ui.end_dialog();
}

void draw_month_choices(const View& view, const app::StandingsSheet& sheet,
                        const app::MonthSeries& series) {
  app::StandingsPlace& place = view.work.office().standings;
  const std::vector<std::string> figures = figure_names(view, series);
  place.shown = std::min(place.shown, figures.empty() ? 0 : figures.size() - 1);
  view.ui.choice(view.say("desk.standings.figure"), figures, place.shown, theme::px(kChoiceWidth));
  std::vector<std::string> groups;
  for (const rules::Named& group : sheet.groups) groups.push_back(view.phrases.name(group.name));
  if (!groups.empty()) {
    flow(theme::px(kChoiceWidth), theme::px(8));
    view.ui.choices(view.say("desk.standings.groups"), groups, place.shown_groups,
                    view.say("desk.standings.no_groups"), theme::px(kChoiceWidth));
  }
  if (flowing_button(view, "desk.standings.units", Ui::Look::kPlain)) {
    view.ui.open_dialog(view.say("desk.standings.units.title"));
  }
  draw_units_dialog(view);
  view.ui.gap(8);
}

void draw_months(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  view.problem(place.months().problem());
  // Kept: a newer one may take its place.
  const auto series = place.months().series();
  if (!series) {
    if (place.months().problem()) return;
    const auto total = static_cast<double>(std::max<std::size_t>(1, place.months().total()));
    view.ui.bar(static_cast<double>(place.months().done()) / total, {theme::px(320), theme::px(8)},
                theme::colours().accent);
    return view.ui.busy(view.say("desk.computing"));
  }
  draw_month_choices(view, sheet, *series);
  Chart chart;
  chart.kind = Chart::Kind::kLines;
  const std::vector<std::string> figures = figure_names(view, *series);
  if (figures.empty()) {
    return view.ui.paragraph(view.say("desk.account.no_figures"), theme::colours().quiet);
  }
  chart.unit = figures[place.shown];
  for (const rules::Period& month : series->months) {
    chart.categories.push_back(month.text().substr(5));
  }
  for (std::size_t i = 0; i < sheet.groups.size() && i < place.shown_groups.size(); ++i) {
    if (!place.shown_groups[i]) continue;
    chart.series.push_back(group_series(view, *series, sheet.groups[i], place.shown));
  }
  if (const auto directory = place.shown_units.directory()) {
    for (const base::UnitCode& unit : place.shown_units.units()) {
      chart.series.push_back(unit_series(*series, *directory->unit(unit), place.shown));
    }
  }
  draw_in_panel(view, chart);
}

// -- pace -----------------------------------------------------------------------------------------

void draw_pace_choices(const View& view, const app::StandingsSheet& sheet,
                       const std::vector<app::PaceLine>* lines) {
  app::StandingsPlace& place = view.work.office().standings;
  std::vector<std::string> units;
  std::size_t at = 0;
  for (const app::StandingRow& row : sheet.rows) {
    if (place.paced == row.unit) at = units.size();
    units.push_back(row.unit_name);
  }
  if (view.ui.choice(view.say("report.unit"), units, at, theme::px(kChoiceWidth))) {
    place.paced = sheet.rows[at].unit;
  }
  if (lines == nullptr || lines->size() < 2) return;
  std::vector<std::string> targets;
  for (const app::PaceLine& line : *lines) targets.push_back(view.phrases.name(line.target));
  place.paced_target = std::min(place.paced_target, targets.size() - 1);
  flow(theme::px(kChoiceWidth), theme::px(8));
  view.ui.choice(view.say("report.target"), targets, place.paced_target, theme::px(kChoiceWidth));
}

Chart pace_chart(const View& view, const app::PaceLine& line) {
  Chart chart;
  chart.kind = Chart::Kind::kPace;
  chart.unit = view.phrases.name(line.target);
  for (const base::Date day : line.days) chart.categories.push_back(base::to_text(day).substr(5));
  chart.series.push_back({view.say("report.done"), line.done, line.figures});
  Series straight;
  straight.name = view.say("desk.standings.straight");
  straight.is_target = true;
  for (const double value : line.straight) straight.values.emplace_back(value);
  straight.figures.assign(line.straight.size(), "");
  if (!straight.figures.empty()) straight.figures.back() = line.value;
  chart.series.push_back(std::move(straight));
  return chart;
}

void draw_pace(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  const auto lines = place.pace();  // kept
  draw_pace_choices(view, sheet, lines.get());
  view.ui.gap(8);
  if (!lines) return view.ui.busy(view.say("desk.computing"));
  if (lines->empty()) {
    return view.ui.paragraph(view.say("report.no_targets"), theme::colours().quiet);
  }
  const app::PaceLine& line = (*lines)[std::min(place.paced_target, lines->size() - 1)];
  std::string text = app::period_text(view.phrases.language(), line.period) + "　" + line.reached +
                     " / " + line.value;
  if (line.met) {
    text += "　" + view.say("report.met");
  } else if (line.running) {
    app::TargetCell cell;
    cell.pace = line.pace;
    text += "　" + pace_text(view, cell);
  }
  view.ui.paragraph(text, line.pace.behind ? theme::colours().warn : theme::colours().ink,
                    TextStyle::kStrong);
  view.ui.paragraph(line.clause, theme::colours().quiet, TextStyle::kSmall);
  draw_in_panel(view, pace_chart(view, line));
}

}  // namespace

void draw_standings_charts(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  draw_sections(view, "desk.standings.picture.", place.picture);
  view.ui.gap(8);
  switch (place.picture) {
    case app::StandingsPlace::Picture::kRanking: return draw_ranking(view, sheet);
    case app::StandingsPlace::Picture::kMonths: return draw_months(view, sheet);
    case app::StandingsPlace::Picture::kPace: return draw_pace(view, sheet);
  }
}

}  // namespace yibao::desktop
