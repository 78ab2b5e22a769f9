// Scores a jurisdiction: every unit's result for a period, ranks, flags and awards. One object
// holds the accounts of all units; after new facts only the touched ones are rebuilt. Owned and
// used by one thread.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "shared/rules/evaluate.h"

namespace yibao::rules {

struct DatedRuleset {
  Date from{};
  std::shared_ptr<const Ruleset> ruleset;
};

// The unit's targets that differ from its group's, by the office's decision.
struct UnitTarget {
  Code unit;
  Code target;
  std::optional<Decimal> value;  // nullopt: none
  Date from{};
};

class Scoring final : private Cohort {
 public:
  // `rulesets` not empty, in order of `from`; `units` are those to score, in the order shown;
  // `facts` outlives the scoring.
  Scoring(const std::vector<DatedRuleset>& rulesets, std::vector<Unit> units, FactTable& facts);
  ~Scoring() override;

  // After the facts of a unit changed.
  void facts_changed(const Code& unit);

  // One unit without its ranks and unit awards. `explain` fills rows, steps and limits.
  UnitResult unit_result(const Code& unit, const Period& period, Date as_of, bool explain);
  Standing standing(const Period& period, Date as_of, bool explain);
  // Ranks anew over results of which some were computed again.
  void rank(Standing& standing);

  Fraction measure(const Code& unit, const Code& measure, const Period& period, Date as_of);

  const std::vector<Unit>& units() const { return units_; }
  const FactTable& facts() const { return facts_; }
  // The version that decides about a period as of a day: the first version if it ended before.
  const CompiledRuleset& rules_for(const Period& period, Date as_of) const;
  UnitAccount& account(const Code& unit);

 private:
  std::vector<Fraction> measure_of_all(const Code& measure, const Period& period,
                                       const std::optional<Code>& group) override;
  std::vector<Decimal> node_of_all(const Node& node, const Period& period,
                                   const std::optional<Code>& group) override;
  Evaluator evaluator(const Code& unit, bool explain);
  void add_points(UnitResult& result, Evaluator& evaluator, const Period& period,
                  const CompiledRuleset& rules);
  void add_earlier_rules(UnitResult& result, Evaluator& evaluator, const Period& period,
                         const CompiledRuleset& rules);
  void add_overrides(UnitResult& result, Evaluator& evaluator, const Period& period,
                     const CompiledRuleset& rules);
  void add_item_awards(UnitResult& result, const Period& period, const CompiledRuleset& rules);
  void add_obligations(UnitResult& result, const Period& period, const CompiledRuleset& rules);

  FactTable& facts_;
  std::vector<Unit> units_;
  std::vector<VersionInForce> versions_;
  std::map<Code, std::unique_ptr<UnitAccount>> accounts_;
  Date as_of_{};
};

// Target values that the office set for single units, put over a ruleset.
std::shared_ptr<const Ruleset> with_unit_targets(std::shared_ptr<const Ruleset> ruleset,
                                                 const std::vector<UnitTarget>& targets);

}  // namespace yibao::rules
