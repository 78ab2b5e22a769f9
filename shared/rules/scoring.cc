#include "shared/rules/scoring.h"

#include <algorithm>

#include "shared/base/assert.h"

namespace yibao::rules {
namespace {

// A caller that looks at one standing after another should not fill the memory with old keys.
constexpr std::size_t kKeptKeysMax = 64;

}  // namespace

Scoring::Scoring(const std::vector<DatedRuleset>& rulesets, std::vector<Unit> units,
                 FactTable& facts)
    : facts_(facts), units_(std::move(units)), ranked_(units_.size()) {
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

bool Scoring::compares_units() const {
  return std::any_of(versions_.begin(), versions_.end(),
                     [](const VersionInForce& version) { return version.compiled.compares_units; });
}

void Scoring::facts_changed(const Code& unit) {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].id == unit) renew_account(units_[i]);
    if (units_[i].id == unit || compares_units()) ranked_[i].clear();
  }
  cohort_measures_.clear();
  cohort_nodes_.clear();
}

void Scoring::renew_account(const Unit& unit) {
  const UnitFacts* facts = facts_.unit(unit.id);
  const std::size_t unchanged = facts_.take_unchanged(unit.id);
  std::unique_ptr<UnitAccount>& account = accounts_[unit.id];
  if (facts == &account->facts()) return account->facts_changed(unchanged);
  account = std::make_unique<UnitAccount>(facts, unit, versions_, facts_.codes());
}

UnitAccount& Scoring::account(const Code& unit) {
  const auto found = accounts_.find(unit);
  YIBAO_ASSERT(found != accounts_.end());
  return *found->second;
}

Evaluator Scoring::evaluator(const Code& unit, Date as_of, bool explain) {
  return {account(unit), versions_, as_of, *this, explain};
}

const VersionInForce& Scoring::version_for(const Period& period, Date as_of) const {
  const VersionInForce* version = version_on(versions_, std::min(period.last, as_of));
  return version == nullptr ? versions_.front() : *version;
}

const CompiledRuleset& Scoring::rules_for(const Period& period, Date as_of) const {
  return version_for(period, as_of).compiled;
}

std::vector<const Unit*> Scoring::cohort(const std::optional<Code>& group) const {
  std::vector<const Unit*> found;
  for (const Unit& unit : units_) {
    const bool compared = (!group || unit.group == group) && !facts_.is_on_other_account(unit.id);
    if (compared) found.push_back(&unit);
  }
  return found;
}

std::vector<Fraction> Scoring::measure_of_all(const Code& measure, const Period& period,
                                              const std::optional<Code>& group, Date as_of) {
  const CohortKey key(measure, period, group, as_of);
  if (const auto found = cohort_measures_.find(key); found != cohort_measures_.end()) {
    return found->second;
  }
  std::vector<Fraction> values;
  for (const Unit* unit : cohort(group)) {
    values.push_back(evaluator(unit->id, as_of, false).measure(measure, period));
  }
  return cohort_measures_.emplace(key, std::move(values)).first->second;
}

std::vector<Decimal> Scoring::node_of_all(const Node& node, const Period& period,
                                          const std::optional<Code>& group, Date as_of) {
  const CohortKey key(node.id, period, group, as_of);
  if (const auto found = cohort_nodes_.find(key); found != cohort_nodes_.end()) {
    return found->second;
  }
  std::vector<Decimal> values;
  for (const Unit* unit : cohort(group)) {
    values.push_back(evaluator(unit->id, as_of, false).evaluate(node, period).firm);
  }
  return cohort_nodes_.emplace(key, std::move(values)).first->second;
}

Fraction Scoring::measure(const Code& unit, const Code& measure, const Period& period, Date as_of) {
  return evaluator(unit, std::min(as_of, period.last), false).measure(measure, period);
}

std::vector<const Record*> Scoring::counted(const Code& unit, std::size_t index,
                                            const Period& period, Date as_of) {
  return account(unit).counted(version_for(period, as_of), index, period.first,
                               std::min(period.last, as_of));
}

UnitResult Scoring::unit_result(const Code& unit, const Period& period, Date as_of, bool explain) {
  const Date upto = std::min(as_of, period.last);
  const CompiledRuleset& compiled = rules_for(period, upto);
  const Ruleset& rules = *compiled.ruleset;
  Evaluator evaluator = this->evaluator(unit, upto, explain);
  UnitResult result;
  result.unit = unit;
  std::vector<Code> all_targets;
  for (const Target& target : rules.targets) {
    all_targets.push_back(target.id);
    for (TargetStatus& status : evaluator.target_in(target.id, period)) {
      result.targets.push_back(status);
    }
  }
  result.completion = evaluator.completion(all_targets, period);
  Score scored = score(evaluator, period);
  result.total = std::move(scored.total);
  result.earlier = std::move(scored.earlier);
  result.points = scored.firm;
  result.provisional = scored.provisional;
  result.overridden = std::move(scored.overridden);
  add_flags(result, evaluator, period, rules);
  for (const CompiledItemAward& award : compiled.item_awards) {
    for (auto& each : item_awards(award, account(unit), facts_, rules, period, upto)) {
      result.item_awards.push_back(std::move(each));
    }
  }
  add_obligations(result, period, as_of, rules);
  result.bunched = is_bunched(account(unit), rules, period, upto);
  return result;
}

void Scoring::add_flags(UnitResult& result, Evaluator& evaluator, const Period& period,
                        const Ruleset& rules) {
  for (const FlagRule& rule : rules.flags) {
    for (const Period& each : periods_in(rule.every, period)) {
      if (each.first <= evaluator.as_of() && evaluator.holds(rule.when, each)) {
        result.flags.push_back({&rule, each, evaluator.running(each)});
      }
    }
  }
  if (!rules.interviews) return;
  for (const Period& each : periods_in(rules.interviews->every, period)) {
    const bool due = !evaluator.running(each) && evaluator.holds(rules.interviews->when, each);
    result.interview = result.interview || due;
  }
}

void Scoring::add_obligations(UnitResult& result, const Period& period, Date as_of,
                              const Ruleset& rules) {
  const UnitFacts& facts = account(result.unit).facts();
  for (const Obligation& duty : rules.obligations) {
    if (!period.contains(duty.due)) continue;
    ObligationStatus status;
    status.duty = &duty;
    const auto code = facts_.codes().find(duty.record);
    for (const Record& record : facts.records) {
      if (!code || record.record != *code || record.date() > as_of) continue;
      const bool this_year = period_of(PeriodKind::kYear, duty.due).contains(record.date());
      if (!this_year) continue;
      status.late = (status.done ? status.late : true) && record.date() > duty.due;
      status.done = true;
    }
    status.overdue = !status.done && as_of > duty.due;
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
  for (const Node* leaf : rules_for(period, as_of).ruleset->leaves()) {
    if (std::holds_alternative<OpenLadder>(leaf->content)) standing.incomplete.push_back(leaf->id);
  }
  return standing;
}

void Scoring::rank(Standing& standing) {
  const Ruleset& rules = *rules_for(standing.period, standing.as_of).ruleset;
  const Date upto = std::min(standing.as_of, standing.period.last);
  for (UnitResult& result : standing.units) {
    result.rankings.clear();
    result.unit_awards.clear();
  }
  for (const Ranking& ranking : rules.rankings) {
    // The year to date is the year as it stood on the period's last day.
    const bool to_date = ranking.basis == Ranking::Basis::kYearToDate;
    const Period period =
        to_date ? period_of(PeriodKind::kYear, standing.period.last) : standing.period;
    std::vector<RankedUnit> entries;
    entries.reserve(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const UnitResult* known = period == standing.period ? &standing.units[i] : nullptr;
      entries.push_back(ranked(ranking, i, period, upto, known));
    }
    rank_entries(ranking, units_, entries);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (entries[i].in_scope) standing.units[i].rankings.push_back(std::move(entries[i].result));
    }
  }
  give_unit_awards(rules, units_, standing);
}

// `known`: the unit's result of exactly this period, or null.
const RankedUnit& Scoring::ranked(const Ranking& ranking, std::size_t unit, const Period& period,
                                  Date as_of, const UnitResult* known) {
  auto& kept = ranked_[unit];
  const RankKey key(&ranking, period, as_of);
  if (const auto found = kept.find(key); found != kept.end()) return found->second;
  if (kept.size() >= kKeptKeysMax) kept.clear();
  RankedUnit entry;
  if (!facts_.is_on_other_account(units_[unit].id)) {
    Evaluator evaluator = this->evaluator(units_[unit].id, as_of, false);
    entry = rank_entry(ranking, evaluator, period, [&] {
      return known == nullptr ? score(evaluator, period).firm : known->points;
    });
  }
  return kept.emplace(key, std::move(entry)).first->second;
}

}  // namespace yibao::rules
