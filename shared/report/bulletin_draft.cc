#include "shared/report/bulletin_draft.h"

#include <algorithm>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_tables.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

std::int64_t place_in(const rules::UnitResult& result, rules::Ranking::Scope scope) {
  for (const rules::RankingResult& ranking : result.rankings) {
    if (ranking.ranking->scope == scope) return static_cast<std::int64_t>(ranking.rank.place);
  }
  return 0;
}

BulletinUnit unit_row(const BulletinFigures& figures, std::size_t index) {
  const rules::UnitResult& result = figures.result(index);
  BulletinUnit row;
  row.unit = result.unit;
  row.name = figures.name(index);
  if (const auto& group = figures.group(index)) row.group = figures.group_name(*group);
  row.place = place_in(result, rules::Ranking::Scope::kAll);
  row.place_in_group = place_in(result, rules::Ranking::Scope::kGroup);
  if (result.total) row.points = result.points.text();
  if (result.completion) row.completion = result.completion->percent(1);
  for (std::size_t measure = 0; measure < figures.rules().measures.size(); ++measure) {
    row.figures.push_back(figures.value(index, measure, figures.period()) +
                          (figures.is_ratio(measure) ? "%" : ""));
  }
  for (const rules::TargetStatus& status : result.targets) {
    if (status.met || status.running) continue;
    row.unmet.push_back(status.target->name.zh + " " + status.period.text());
  }
  for (const rules::RankingResult& ranking : result.rankings) {
    std::string value = BulletinFigures::key_text(*ranking.ranking, ranking);
    if (BulletinFigures::key_is_percent(ranking.ranking->keys.front())) value += "%";
    row.places.push_back({ranking.ranking->id, ranking.group.value_or(""),
                          static_cast<std::int64_t>(ranking.rank.place), ranking.rank.tied,
                          std::move(value)});
  }
  return row;
}

// Over all, or in the group where the notice ranks by groups alone.
std::int64_t order_of(const BulletinUnit& unit) {
  const std::int64_t place = unit.place != 0 ? unit.place : unit.place_in_group;
  return place == 0 ? INT64_MAX : place;
}

void add_figures(const BulletinFigures& figures, Bulletin& bulletin) {
  bulletin.period = figures.period().text();
  bulletin.from = base::to_text(figures.period().first);
  bulletin.to = base::to_text(figures.period().last);
  bulletin.as_of = base::to_text(figures.standing().as_of);
  bulletin.ruleset = figures.rules().name.zh;
  for (const rules::Measure& measure : figures.rules().measures) {
    bulletin.measures.push_back(measure.name.zh);
  }
  for (const rules::Ranking& ranking : figures.rules().rankings) {
    bulletin.rankings.push_back(
        {ranking.id, ranking.name.zh, key_heading(figures, ranking, ranking.keys.front())});
  }
  for (const std::size_t unit : figures.units()) bulletin.units.push_back(unit_row(figures, unit));
  for (const std::size_t unit : figures.silent()) bulletin.silent.push_back(figures.name(unit));
  std::stable_sort(
      bulletin.units.begin(), bulletin.units.end(),
      [](const BulletinUnit& a, const BulletinUnit& b) { return order_of(a) < order_of(b); });
}

void add_document(const BulletinFigures& figures, const BulletinSource& source,
                  Bulletin& bulletin) {
  bulletin.sections.push_back(opening_section(figures));
  bulletin.sections.push_back(overall_section(figures, source));
  for (auto& section :
       {praise_section(figures), gaps_section(figures, source), interviews_section(figures)}) {
    if (section) bulletin.sections.push_back(*section);
  }
  bulletin.sections.push_back(requirements_section(figures, source));
  bulletin.tables = ranking_tables(figures);
  for (auto& table : {targets_table(figures), measures_table(figures),
                      commissions_table(figures, source), interviews_table(figures)}) {
    if (table) bulletin.tables.push_back(*table);
  }
  if (const auto months = months_chart(figures)) bulletin.charts.push_back(*months);
  for (BulletinChart& chart : ranking_charts(figures)) bulletin.charts.push_back(std::move(chart));
}

}  // namespace

std::string issue_words(base::Date issued, std::int64_t number) {
  const int year = static_cast<int>(std::chrono::year_month_day(issued).year());
  return say("bulletin.issue",
             {{"year", std::to_string(year)}, {"number", std::to_string(number)}});
}

BulletinHead usual_head(const rules::Ruleset& rules, const BulletinSource& source) {
  BulletinHead head;
  head.name = say("bulletin.head", {{"place", rules.place.zh}});
  head.issue = issue_words(source.issued, source.number);
  head.office =
      source.office.empty() ? say("bulletin.office", {{"place", rules.place.zh}}) : source.office;
  head.issued = base::to_text(source.issued);
  head.addressees = say("bulletin.addressees");
  return head;
}

Bulletin make_bulletin(rules::Scoring& scoring, const rules::Standing& standing,
                       const BulletinSource& source) {
  const BulletinFigures figures(scoring, standing);
  Bulletin bulletin;
  bulletin.title =
      say("bulletin.title", {{"period", period_words(kBulletinLanguage, figures.period())}});
  bulletin.sequence = source.sequence;
  bulletin.number = source.number;
  bulletin.head = usual_head(figures.rules(), source);
  add_figures(figures, bulletin);
  add_document(figures, source, bulletin);
  return bulletin;
}

}  // namespace yibao::report
