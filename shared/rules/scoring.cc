#include "shared/rules/scoring.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/rules/ranking.h"

namespace yibao::rules {
namespace {

void collect_leaves(const Node& node, std::vector<const Node*>& leaves) {
  const auto inside = [&](const std::vector<Node>& children) {
    for (const Node& child : children) collect_leaves(child, leaves);
  };
  if (const auto* sum = std::get_if<SumOf>(&node.content)) return inside(sum->of);
  if (const auto* roll = std::get_if<RollUp>(&node.content)) return inside(roll->of);
  if (const auto* scale = std::get_if<ScaleTo>(&node.content)) return inside(scale->of);
  leaves.push_back(&node);
}

}  // namespace

Scoring::Scoring(const std::vector<DatedRuleset>& rulesets, std::vector<Unit> units,
                 FactTable& facts)
    : facts_(facts), units_(std::move(units)) {
  YIBAO_ASSERT(!rulesets.empty());
  for (const DatedRuleset& dated : rulesets) {
    versions_.push_back({dated.from, compile(dated.ruleset, facts_)});
  }
  for (const Unit& unit : units_) {
    facts_.codes().intern(unit.id);
    if (unit.group) facts_.codes().intern(*unit.group);
  }
  for (const Unit& unit : units_) {
    accounts_[unit.id] =
        std::make_unique<UnitAccount>(facts_.unit(unit.id), unit, versions_, facts_.codes());
  }
}

Scoring::~Scoring() = default;

void Scoring::facts_changed(const Code& unit) {
  for (const Unit& each : units_) {
    if (each.id != unit) continue;
    accounts_[unit] =
        std::make_unique<UnitAccount>(facts_.unit(unit), each, versions_, facts_.codes());
  }
}

UnitAccount& Scoring::account(const Code& unit) {
  const auto found = accounts_.find(unit);
  YIBAO_ASSERT(found != accounts_.end());
  return *found->second;
}

Evaluator Scoring::evaluator(const Code& unit, bool explain) {
  return {account(unit), versions_, as_of_, *this, explain};
}

const CompiledRuleset& Scoring::rules_for(const Period& period, Date as_of) const {
  const VersionInForce* version = version_on(versions_, std::min(period.last, as_of));
  return version == nullptr ? versions_.front().compiled : version->compiled;
}

std::vector<Fraction> Scoring::measure_of_all(const Code& measure, const Period& period,
                                              const std::optional<Code>& group) {
  std::vector<Fraction> values;
  for (const Unit& unit : units_) {
    if (group && unit.group != group) continue;
    values.push_back(evaluator(unit.id, false).measure(measure, period));
  }
  return values;
}

std::vector<Decimal> Scoring::node_of_all(const Node& node, const Period& period,
                                          const std::optional<Code>& group) {
  std::vector<Decimal> values;
  for (const Unit& unit : units_) {
    if (group && unit.group != group) continue;
    values.push_back(evaluator(unit.id, false).evaluate(node, period).firm);
  }
  return values;
}

Fraction Scoring::measure(const Code& unit, const Code& measure, const Period& period, Date as_of) {
  as_of_ = as_of;
  return evaluator(unit, false).measure(measure, period);
}

UnitResult Scoring::unit_result(const Code& unit, const Period& period, Date as_of, bool explain) {
  as_of_ = as_of;
  const CompiledRuleset& rules = rules_for(period, as_of);
  Evaluator evaluator = this->evaluator(unit, explain);
  UnitResult result;
  result.unit = unit;
  std::vector<Code> all_targets;
  for (const Target& target : rules.ruleset->targets) {
    all_targets.push_back(target.id);
    for (TargetStatus& status : evaluator.target_in(target.id, period)) {
      result.targets.push_back(status);
    }
  }
  result.completion = evaluator.completion(all_targets, period);
  add_points(result, evaluator, period, rules);
  add_overrides(result, evaluator, period, rules);
  for (const FlagRule& rule : rules.ruleset->flags) {
    for (const Period& each : periods_in(rule.every, period.first, period.last)) {
      if (each.first <= as_of && evaluator.holds(rule.when, each)) {
        result.flags.push_back({&rule, each, each.running(as_of)});
      }
    }
  }
  if (const auto& interviews = rules.ruleset->interviews) {
    for (const Period& each : periods_in(interviews->every, period.first, period.last)) {
      const bool due = !each.running(as_of) && evaluator.holds(interviews->when, each);
      result.interview = result.interview || due;
    }
  }
  add_item_awards(result, period, rules);
  add_obligations(result, period, rules);
  result.bunched = is_bunched(account(unit), *rules.ruleset, period, as_of);
  return result;
}

void Scoring::add_points(UnitResult& result, Evaluator& evaluator, const Period& period,
                         const CompiledRuleset& rules) {
  if (rules.ruleset->total() != nullptr) {
    result.total = evaluator.evaluate(*rules.ruleset->total(), period);
    result.points = result.total->firm;
    result.provisional = result.total->provisional;
  }
  add_earlier_rules(result, evaluator, period, rules);
}

// Rules of earlier versions that the deciding one no longer has: what they gave in the period
// stays.
void Scoring::add_earlier_rules(UnitResult& result, Evaluator& evaluator, const Period& period,
                                const CompiledRuleset& rules) {
  std::vector<Code> known;
  for (const VersionInForce& version : versions_) {
    if (&version.compiled == &rules || version.from > period.last) continue;
    std::vector<const Node*> leaves;
    if (version.compiled.ruleset->total() != nullptr) {
      collect_leaves(*version.compiled.ruleset->total(), leaves);
    }
    for (const Node* leaf : leaves) {
      const bool counted = rules.ruleset->node(leaf->id) != nullptr ||
                           std::find(known.begin(), known.end(), leaf->id) != known.end();
      if (counted) continue;
      known.push_back(leaf->id);
      NodeResult earlier = evaluator.evaluate(*leaf, period);
      if (earlier.firm.is_zero() && earlier.provisional.is_zero()) continue;
      result.points += earlier.firm;
      result.provisional += earlier.provisional;
      result.earlier.push_back(std::move(earlier));
    }
  }
}

void Scoring::add_overrides(UnitResult& result, Evaluator& evaluator, const Period& period,
                            const CompiledRuleset& rules) {
  const Node* total = rules.ruleset->total();
  if (total == nullptr) return;
  for (const Override& rule : rules.ruleset->overrides) {
    if (rule.zero != Override::Zero::kPeriod) continue;
    for (const Period& each : periods_in(rule.every, period.first, period.last)) {
      if (each.first > as_of_ || !evaluator.holds(rule.when, each)) continue;
      const NodeResult taken = evaluator.evaluate(*total, each);
      result.overridden.push_back(rule.id + " " + each.text());
      if (each.running(as_of_)) {
        result.provisional -= taken.firm + taken.provisional;
      } else {
        result.points -= taken.firm;
      }
    }
  }
}

void Scoring::add_item_awards(UnitResult& result, const Period& period,
                              const CompiledRuleset& rules) {
  for (const ItemAward& award : rules.ruleset->item_awards) {
    for (ItemAwardResult& each :
         item_awards(award, account(result.unit), facts_, *rules.ruleset, period, as_of_)) {
      result.item_awards.push_back(std::move(each));
    }
  }
}

void Scoring::add_obligations(UnitResult& result, const Period& period,
                              const CompiledRuleset& rules) {
  const UnitFacts& facts = account(result.unit).facts();
  for (const Obligation& duty : rules.ruleset->obligations) {
    if (!period.contains(duty.due)) continue;
    ObligationStatus status;
    status.duty = &duty;
    const auto code = facts_.codes().find(duty.record);
    for (const Record& record : facts.records) {
      if (!code || record.record != *code || record.date() > as_of_) continue;
      const bool this_year = period_of(PeriodKind::kYear, duty.due).contains(record.date());
      if (!this_year) continue;
      status.late = (status.done ? status.late : true) && record.date() > duty.due;
      status.done = true;
    }
    status.overdue = !status.done && as_of_ > duty.due;
    result.obligations.push_back(status);
  }
}

Standing Scoring::standing(const Period& period, Date as_of, bool explain) {
  Standing standing;
  standing.period = period;
  standing.as_of = as_of;
  standing.units.reserve(units_.size());
  for (const Unit& unit : units_) {
    standing.units.push_back(unit_result(unit.id, period, as_of, explain));
  }
  rank(standing);
  const CompiledRuleset& rules = rules_for(period, as_of);
  std::vector<const Node*> leaves;
  if (rules.ruleset->total() != nullptr) collect_leaves(*rules.ruleset->total(), leaves);
  for (const Node* leaf : leaves) {
    if (std::holds_alternative<OpenLadder>(leaf->content)) standing.incomplete.push_back(leaf->id);
  }
  return standing;
}

void Scoring::rank(Standing& standing) {
  as_of_ = standing.as_of;
  const CompiledRuleset& rules = rules_for(standing.period, standing.as_of);
  for (UnitResult& result : standing.units) {
    result.rankings.clear();
    result.unit_awards.clear();
  }
  for (const Ranking& ranking : rules.ruleset->rankings) {
    Period period = standing.period;
    if (ranking.basis == Ranking::Basis::kYearToDate) {
      period.first = period_of(PeriodKind::kYear, period.last).first;
      period.kind = PeriodKind::kYear;
    }
    std::vector<RankedUnit> entries;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Evaluator evaluator = this->evaluator(units_[i].id, false);
      const UnitResult& own = standing.units[i];
      const bool same_span = period.first == standing.period.first;
      entries.push_back(rank_entry(ranking, evaluator, period, same_span ? &own : nullptr));
    }
    rank_entries(ranking, units_, entries);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (entries[i].in_scope) standing.units[i].rankings.push_back(std::move(entries[i].result));
    }
  }
  give_unit_awards(*rules.ruleset, units_, standing);
}

std::shared_ptr<const Ruleset> with_unit_targets(std::shared_ptr<const Ruleset> ruleset,
                                                 const std::vector<UnitTarget>& targets) {
  if (targets.empty()) return ruleset;
  auto changed = std::make_shared<Ruleset>(*ruleset);
  for (const UnitTarget& set : targets) {
    for (Target& target : changed->targets) {
      if (target.id == set.target) target.value.by_unit[set.unit] = set.value;
    }
  }
  return changed;
}

}  // namespace yibao::rules
