// Tables and charts of rankings (bulletin_tables.h).
#include <algorithm>

#include "shared/report/bulletin_tables.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

constexpr std::size_t kBarsMost = 20;
constexpr const char* kNotRanked = "—";

std::string id_of(const RankedList& list) {
  return list.group ? list.ranking->id + "." + *list.group : list.ranking->id;
}

bool by_year(const rules::Ranking& ranking) {
  return ranking.basis == rules::Ranking::Basis::kYearToDate;
}

class RankingTable {
 public:
  RankingTable(const BulletinFigures& figures, const RankedList& list)
      : figures_(figures), list_(list) {}

  BulletinTable table() {
    const bool year = by_year(*list_.ranking) && figures_.shows_year();
    BulletinTable table;
    table.id = id_of(list_);
    table.annex = say("bulletin.table.ranking",
                      {{"period", year ? year_to_date_words(kBulletinLanguage, figures_.period())
                                       : period_words(kBulletinLanguage, figures_.period())},
                       {"ranking", list_.ranking->name.zh}});
    if (list_.group) table.caption = figures_.group_name(*list_.group);
    table.columns = columns();
    for (const RankedList::Line& line : list_.lines) table.rows.push_back(row(line));
    for (const RankedList::Line& line : list_.unranked) table.rows.push_back(row(line));
    table.remark = remark();
    return table;
  }

 private:
  bool shows_group() const {
    return !list_.group && figures_.rules().words.groups.all().size() > 1;
  }
  // What the ranking goes by stands in columns of its own already.
  bool is_key(std::size_t measure) const {
    const auto& keys = list_.ranking->keys;
    return (!by_year(*list_.ranking) || !figures_.shows_year()) &&
           std::any_of(keys.begin(), keys.end(), [&](const rules::RankKey& key) {
             const auto* by = std::get_if<rules::ByMeasure>(&key.by);
             return by != nullptr && by->measure == figures_.rules().measures[measure].id;
           });
  }
  // The ranking goes by the points of the year: those of the period beside it.
  bool shows_period_points() const {
    return figures_.rules().total() != nullptr && figures_.shows_year() && by_year(*list_.ranking);
  }
  std::vector<std::size_t> counts() const {
    std::vector<std::size_t> measures;
    for (const auto& measure : {figures_.submitted(), figures_.adopted()}) {
      if (measure && !is_key(*measure)) measures.push_back(*measure);
    }
    return measures;
  }

  std::vector<BulletinColumn> columns() const {
    std::vector<BulletinColumn> columns = {{say("report.rank"), BulletinCell::kNumber},
                                           {say("report.unit"), BulletinCell::kText}};
    if (shows_group()) columns.push_back({say("report.group"), BulletinCell::kText});
    for (const rules::RankKey& key : list_.ranking->keys) {
      columns.push_back(
          {key_heading(figures_, *list_.ranking, key),
           BulletinFigures::key_is_percent(key) ? BulletinCell::kPercent : BulletinCell::kNumber});
    }
    if (shows_period_points()) {
      columns.push_back({say("bulletin.col.period_points"), BulletinCell::kNumber});
    }
    for (const std::size_t measure : counts()) {
      const std::string& name = figures_.rules().measures[measure].name.zh;
      columns.push_back(
          {figures_.shows_year() ? say("bulletin.col.period", {{"name", name}}) : name,
           BulletinCell::kNumber});
    }
    return columns;
  }

  std::vector<std::string> row(const RankedList::Line& line) const {
    const std::size_t place = line.result->rank.place;
    std::vector<std::string> row = {place == 0 ? kNotRanked : std::to_string(place),
                                    figures_.name(line.unit)};
    if (shows_group()) {
      const auto& group = figures_.group(line.unit);
      row.push_back(group ? figures_.group_name(*group) : "");
    }
    for (std::size_t key = 0; key < list_.ranking->keys.size(); ++key) {
      row.push_back(BulletinFigures::key_text(*list_.ranking, *line.result, key));
    }
    if (shows_period_points()) row.push_back(figures_.result(line.unit).points.text());
    for (const std::size_t measure : counts()) {
      row.push_back(figures_.value(line.unit, measure, figures_.period()));
    }
    return row;
  }

  // Rules without figures count for nothing yet; who reads the points shall know.
  std::string remark() const {
    const auto& keys = list_.ranking->keys;
    const bool points = std::any_of(keys.begin(), keys.end(), [](const rules::RankKey& key) {
      return std::holds_alternative<rules::ByPoints>(key.by) ||
             std::holds_alternative<rules::ByTargetRatio>(key.by);
    });
    std::vector<std::string> names;
    for (const rules::Code& id : figures_.standing().incomplete) {
      if (points) names.push_back(figures_.rules().node(id)->name.zh);
    }
    return names.empty() ? "" : say("bulletin.remark.incomplete", {{"rules", joined(names, "、")}});
  }

  const BulletinFigures& figures_;
  const RankedList& list_;
};

}  // namespace

std::string key_heading(const BulletinFigures& figures, const rules::Ranking& ranking,
                        const rules::RankKey& key) {
  if (std::holds_alternative<rules::ByCompletion>(key.by)) return say("report.completion");
  if (std::holds_alternative<rules::ByTargetRatio>(key.by)) return say("bulletin.col.ratio");
  std::string name = say("report.points");
  if (const auto* measure = std::get_if<rules::ByMeasure>(&key.by)) {
    name = figures.rules().measure(measure->measure)->name.zh;
  } else if (const auto* node = figures.rules().node(std::get<rules::ByPoints>(key.by).node);
             node != nullptr && node != figures.rules().total()) {
    name = node->name.zh;
  }
  const bool year = by_year(ranking) && figures.shows_year();
  return year ? say("bulletin.col.year", {{"name", name}}) : name;
}

std::vector<BulletinTable> ranking_tables(const BulletinFigures& figures) {
  std::vector<BulletinTable> tables;
  for (const RankedList& list : figures.lists()) {
    if (list.lines.empty()) continue;
    BulletinTable table = RankingTable(figures, list).table();
    // Once in an annex.
    if (!tables.empty() && tables.back().annex == table.annex) tables.back().remark.clear();
    tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<BulletinChart> ranking_charts(const BulletinFigures& figures) {
  std::vector<BulletinChart> charts;
  for (const RankedList& list : figures.lists()) {
    if (!list.any()) continue;
    const rules::RankKey& key = list.ranking->keys.front();
    const std::size_t bars = std::min(list.lines.size(), kBarsMost);
    BulletinChart chart;
    chart.id = "chart." + id_of(list);
    chart.after = id_of(list);
    chart.title = list.ranking->name.zh;
    if (list.group) {
      chart.title += say("bulletin.in_brackets", {{"text", figures.group_name(*list.group)}});
    }
    if (bars < list.lines.size()) {
      chart.title += say("bulletin.chart.first", {{"count", std::to_string(bars)}});
    }
    chart.unit = BulletinFigures::key_is_percent(key) ? "%" : "";
    BulletinSeries series{key_heading(figures, *list.ranking, key), {}};
    for (std::size_t i = 0; i < bars; ++i) {
      chart.categories.push_back(figures.name(list.lines[i].unit));
      series.values.push_back(BulletinFigures::key_text(*list.ranking, *list.lines[i].result));
    }
    chart.series.push_back(std::move(series));
    charts.push_back(std::move(chart));
  }
  return charts;
}

}  // namespace yibao::report
