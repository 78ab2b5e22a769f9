#include "client/core/unit_load.h"

#include <algorithm>

#include "client/core/commission_replies.h"
#include "client/core/kept_figures.h"
#include "client/core/unit_directory.h"

namespace yibao::client {
namespace {

using Loads = std::vector<UnitLoad>;

UnitLoad* load_of(Loads& loads, const base::UnitCode& unit) {
  const auto found = std::find_if(loads.begin(), loads.end(),
                                  [&](const UnitLoad& load) { return load.unit == unit; });
  return found == loads.end() ? nullptr : &*found;
}

base::Status add_asks(Replica& replica, Loads& loads) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  for (const CommissionRow& row : rows) {
    if (row.cancelled || row.judged() == row.answers.size()) continue;
    YIBAO_TRY(const auto replies, replies_to(replica, row));
    for (const RowAnswer& answer : row.answers) {
      UnitLoad* load = load_of(loads, answer.unit);
      const bool done = answer.declined || !answer.verdict.empty() ||
                        replies_of(replies, answer.unit).count >= row.items;
      if (load == nullptr || done) continue;
      load->asks.push_back({row.commission, row.title, base::from_millis(answer.due)});
    }
  }
  for (UnitLoad& load : loads) {
    std::stable_sort(load.asks.begin(), load.asks.end(),
                     [](const OpenAsk& a, const OpenAsk& b) { return a.due < b.due; });
  }
  return {};
}

// The periods of all targets that today lies in: those of the smallest, and the longer ones around
// it.
base::Status add_owed(Replica& replica, Loads& loads) {
  const auto ruleset = replica.ruleset();
  if (!ruleset || ruleset->targets.empty()) return {};
  YIBAO_CHECK(replica.figures().follow());
  const base::Date today = replica.today();
  const auto shortest = std::min_element(
      ruleset->targets.begin(), ruleset->targets.end(),
      [](const rules::Target& a, const rules::Target& b) { return a.every < b.every; });
  const rules::Period period = rules::period_of(shortest->every, today);
  return replica.figures().with_pending([&](ScoredFacts& figures) {
    for (const rules::Unit& unit : figures.scoring().units()) {
      UnitLoad* load = load_of(loads, base::UnitCode(unit.id));
      if (load == nullptr) continue;
      const auto result = figures.scoring().unit_result(unit.id, period, today, false);
      for (const rules::TargetStatus& status : result.targets) {
        const auto missing = base::Fraction::of(status.value) - status.total();
        if (!(missing > base::Fraction())) continue;
        load->owes.push_back({status.target->name, status.period.text(),
                              missing.decimal(base::Decimal::kDecimals).text()});
      }
    }
  });
}

}  // namespace

base::Result<std::vector<UnitLoad>> unit_loads(Replica& replica) {
  Loads loads;
  for (const UnitGroup& group : unit_directory(replica).groups) {
    for (const UnitEntry& unit : group.units) loads.push_back({unit.code, unit.name, {}, {}});
  }
  YIBAO_CHECK(add_asks(replica, loads));
  YIBAO_CHECK(add_owed(replica, loads));
  return loads;
}

}  // namespace yibao::client
