#include "shared/report/bulletin_changes.h"

#include <algorithm>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

constexpr std::size_t kUnitsInText = 30;

const BulletinUnit* unit_in(const Bulletin& bulletin, const std::string& code) {
  for (const BulletinUnit& unit : bulletin.units) {
    if (unit.unit == code) return &unit;
  }
  return nullptr;
}

const BulletinPlace* place_in(const BulletinUnit& unit, const BulletinPlace& like) {
  for (const BulletinPlace& place : unit.places) {
    if (place.ranking == like.ranking && place.group == like.group) return &place;
  }
  return nullptr;
}

std::string place_words(std::int64_t place) {
  return place == 0 ? "" : std::to_string(place);
}

class UnitComparison {
 public:
  UnitComparison(const Bulletin& published, const Bulletin& now)
      : published_(published), now_(now) {}

  std::vector<BulletinFigureChange> compare(const BulletinUnit& before, const BulletinUnit& now) {
    changes_.clear();
    add(say("report.points"), before.points, now.points);
    if (before.places.empty()) {
      add(say("report.rank"), place_words(before.place), place_words(now.place));
      add(say("report.rank_in_group"), place_words(before.place_in_group),
          place_words(now.place_in_group));
    }
    for (const BulletinPlace& place : now.places) {
      if (const BulletinPlace* old = place_in(before, place)) compare_places(*old, place);
    }
    for (std::size_t i = 0; i < now_.measures.size() && i < now.figures.size(); ++i) {
      if (const auto old = figure_of(before, now_.measures[i])) {
        add(now_.measures[i], *old, now.figures[i]);
      }
    }
    add(say("report.completion"), percent(before.completion), percent(now.completion));
    add(say("report.unmet"), joined(before.unmet, "、"), joined(now.unmet, "、"));
    return changes_;
  }

 private:
  static std::string percent(const std::string& text) { return text.empty() ? "" : text + "%"; }

  void add(const std::string& name, const std::string& before, const std::string& now) {
    if (before != now) changes_.push_back({name, before, now});
  }

  // By its name: another version of the rules may have other measures.
  std::optional<std::string> figure_of(const BulletinUnit& unit, const std::string& measure) const {
    const auto& names = published_.measures;
    const auto found = std::find(names.begin(), names.end(), measure);
    const auto index = static_cast<std::size_t>(found - names.begin());
    if (index >= unit.figures.size()) return std::nullopt;
    return unit.figures[index];
  }

  void compare_places(const BulletinPlace& before, const BulletinPlace& now) {
    const auto ranking =
        std::find_if(now_.rankings.begin(), now_.rankings.end(),
                     [&](const BulletinRanking& each) { return each.id == now.ranking; });
    if (ranking == now_.rankings.end()) return;
    // The period's own points stand there already.
    const bool known = std::any_of(changes_.begin(), changes_.end(), [&](const auto& change) {
      return change.before == before.value && change.now == now.value;
    });
    if (!known) add(ranking->value, before.value, now.value);
    add(say("bulletin.change.place", {{"ranking", ranking->name}}), place_words(before.place),
        place_words(now.place));
  }

  const Bulletin& published_;
  const Bulletin& now_;
  std::vector<BulletinFigureChange> changes_;
};

BulletinTable changes_table(const std::vector<BulletinChange>& changes) {
  BulletinTable table;
  table.id = "changes";
  table.annex = say("bulletin.table.changes");
  for (const char* key : {"report.unit", "bulletin.col.figure", "bulletin.col.before",
                          "bulletin.col.now", "bulletin.col.cause"}) {
    table.columns.push_back({say(key), BulletinCell::kText});
  }
  for (const BulletinChange& change : changes) {
    std::vector<std::string> causes;
    for (const BulletinCause& cause : change.causes) causes.push_back(cause_words(cause));
    const std::string why = causes.empty() ? say("bulletin.cause.others") : joined(causes, "；");
    for (const BulletinFigureChange& figure : change.figures) {
      table.rows.push_back({change.name, figure.name, figure.before, figure.now, why});
    }
  }
  return table;
}

std::string changes_text(const std::vector<BulletinChange>& changes) {
  std::string text = say("bulletin.correction.units", {{"count", std::to_string(changes.size())}});
  if (changes.size() > kUnitsInText) return text + say("bulletin.correction.in_annex");
  for (const BulletinChange& change : changes) text += "\n" + change_words(change);
  return text;
}

}  // namespace

std::vector<BulletinChange> changes_between(const Bulletin& published, const Bulletin& now) {
  std::vector<BulletinChange> changes;
  UnitComparison comparison(published, now);
  for (const BulletinUnit& unit : now.units) {
    BulletinChange change{unit.unit, unit.name, {}, {}};
    if (const BulletinUnit* before = unit_in(published, unit.unit)) {
      change.figures = comparison.compare(*before, unit);
    } else {
      change.figures.push_back({say("report.unit"), "", unit.name});
    }
    if (!change.figures.empty()) changes.push_back(std::move(change));
  }
  for (const BulletinUnit& unit : published.units) {
    if (unit_in(now, unit.unit) != nullptr) continue;
    changes.push_back({unit.unit, unit.name, {{say("report.unit"), unit.name, ""}}, {}});
  }
  return changes;
}

std::string cause_words(const BulletinCause& cause) {
  const char* key = !cause.gone ? "bulletin.cause.came"
                    : cause.by  ? "bulletin.cause.gone_by"
                                : "bulletin.cause.gone";
  return say(key, {{"entry", std::to_string(cause.entry)},
                   {"what", cause.what},
                   {"by", cause.by ? std::to_string(*cause.by) : ""}});
}

std::string change_words(const BulletinChange& change) {
  const auto shown = [](const std::string& value) {
    return value.empty() ? say("bulletin.change.nothing") : value;
  };
  std::vector<std::string> figures;
  for (const BulletinFigureChange& figure : change.figures) {
    figures.push_back(say(
        "bulletin.change.figure",
        {{"figure", figure.name}, {"before", shown(figure.before)}, {"now", shown(figure.now)}}));
  }
  std::vector<std::string> causes;
  for (const BulletinCause& cause : change.causes) causes.push_back(cause_words(cause));
  const std::string why = causes.empty() ? say("bulletin.cause.others") : joined(causes, "；");
  return say("bulletin.change.unit",
             {{"unit", change.name}, {"figures", joined(figures, "，")}, {"why", why}});
}

Bulletin make_correction(Bulletin now, const BulletinReference& corrects,
                         std::vector<BulletinChange> changes) {
  const auto period = rules::parse_period(now.period);
  const std::string words = period ? period_words(kBulletinLanguage, *period) : now.period;
  now.title = say("bulletin.correction.title", {{"period", words}});
  now.sections = {
      {section::kOpening, "",
       say("bulletin.correction.opening",
           {{"title", corrects.title}, {"issue", corrects.issue}, {"issued", corrects.issued}})},
      {section::kChanges, say("bulletin.heading.changes"), changes_text(changes)},
      {section::kClosing, "", say("bulletin.correction.closing")}};
  now.tables.insert(now.tables.begin(), changes_table(changes));
  now.charts.clear();
  now.corrects = corrects;
  now.changes = std::move(changes);
  return now;
}

}  // namespace yibao::report
