#include "client/core/points_move.h"

#include <algorithm>

#include "client/core/kept_figures.h"

namespace yibao::client {

void PointsWatch::add_lines(const rules::NodeResult& result, rules::UnitAccount& account,
                            Figures& figures) {
  for (const std::uint32_t index : result.rows) {
    const rules::LedgerRow& row = account.ledger()[index];
    const rules::Line& line = *row.line->line;
    Figures::Credited& credited = figures.lines[line.id];
    credited.line.name = line.name;
    credited.line.clause = line.origin.cite;
    credited.line.by += row.points;
    credited.line.credit = row.credit;  // of the latest: rows come by their day
    ++credited.rows;
  }
  for (const rules::NodeResult& child : result.children) add_lines(child, account, figures);
}

base::Result<PointsWatch> PointsWatch::begin(Replica& replica, std::vector<base::UnitCode> units) {
  PointsWatch watch;
  watch.units_ = std::move(units);
  if (replica.ruleset()) {
    YIBAO_TRY(watch.before_, read(replica, watch.units_));
  }
  return watch;
}

base::Result<PointsWatch::ByUnit> PointsWatch::read(Replica& replica,
                                                    const std::vector<base::UnitCode>& units) {
  YIBAO_CHECK(replica.figures().follow());
  const base::Date today = replica.today();
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, today);
  ByUnit figures;
  YIBAO_CHECK(replica.figures().with_pending([&](ScoredFacts& scored) {
    rules::Scoring& scoring = scored.scoring();
    for (const rules::Unit& unit : scoring.units()) {
      const base::UnitCode code(unit.id);
      if (std::find(units.begin(), units.end(), code) == units.end()) continue;
      const rules::UnitResult result = scoring.unit_result(unit.id, year, today, true);
      Figures& each = figures[code];
      each.has_points = result.total.has_value();
      each.points = result.points;
      if (result.total) add_lines(*result.total, scoring.account(unit.id), each);
      for (const rules::TargetStatus& status : result.targets) {
        each.targets.push_back({status.target->name, status.period.text(),
                                status.total().decimal(base::Decimal::kDecimals).text(),
                                status.value.text()});
      }
    }
  }));
  return figures;
}

base::Result<PointsMove> PointsWatch::end(Replica& replica) const {
  PointsMove move;
  if (!replica.ruleset()) return move;
  YIBAO_TRY(const ByUnit now, read(replica, units_));
  for (const auto& [unit, after] : now) {
    const auto known = before_.find(unit);
    const Figures before = known == before_.end() ? Figures() : known->second;
    MovedUnit moved{
        unit, replica.unit_name(unit), after.has_points, before.points, after.points, {}, {}};
    auto lines = after.lines;
    std::set<std::string> touched;
    for (const auto& [id, line] : lines) touched.insert(id);
    for (const auto& [id, credited] : before.lines) {
      auto& each = lines[id];
      each.line.name = credited.line.name;
      each.line.clause = credited.line.clause;
      each.line.by -= credited.line.by;
      if (each.rows == credited.rows && each.line.by.is_zero()) touched.erase(id);
      if (each.rows != credited.rows) touched.insert(id);
    }
    for (const std::string& id : touched) moved.lines.push_back(lines.at(id).line);
    for (std::size_t i = 0; i < after.targets.size(); ++i) {
      const bool same =
          i < before.targets.size() && before.targets[i].done == after.targets[i].done;
      if (!same) moved.targets.push_back(after.targets[i]);
    }
    const bool still = moved.lines.empty() && moved.targets.empty() && moved.before == moved.after;
    if (!still) move.units.push_back(std::move(moved));
  }
  return move;
}

std::vector<base::UnitCode> with_overseers(const Replica& replica,
                                           std::vector<base::UnitCode> units) {
  const std::vector<base::UnitCode> own = units;
  for (const base::UnitCode& unit : own) {
    const auto more = replica.registry()->overseers(unit);
    units.insert(units.end(), more.begin(), more.end());
  }
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units;
}

base::Result<std::vector<base::UnitCode>> units_of_item(Replica& replica,
                                                        const domain::Subject& item) {
  YIBAO_TRY(const domain::ItemState state, replica.item(item));
  std::vector<base::UnitCode> units = {state.unit};
  const auto add = [&](const std::vector<base::UnitCode>& more) {
    units.insert(units.end(), more.begin(), more.end());
  };
  if (const domain::Offer* offer = state.current_offer()) add(offer->body.co_units);
  for (const auto& merge : state.merges) add(merge.parties);
  return with_overseers(replica, std::move(units));
}

}  // namespace yibao::client
