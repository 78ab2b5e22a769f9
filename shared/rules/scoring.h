// Scores a jurisdiction: every unit's result for a period, ranks, flags and awards. One object
// holds the accounts of all units; after new facts only the touched ones are rebuilt. Owned and
// used by one thread.
//
// A period is scored as of its last day at the latest: what happens afterwards does not change it,
// except that a duty may still be done late.
#pragma once

#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "shared/rules/evaluate.h"
#include "shared/rules/ranking.h"

namespace yibao::rules {

struct DatedRuleset {
  Date from{};
  std::shared_ptr<const Ruleset> ruleset;
};

// A unit's target that differs from its group's, by the office's decision.
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

  // After the facts of a unit changed and were settled; of the scorings over one table only one may
  // be told. Standings are mended by putting that unit's new result in
  // and ranking again; where rules compare units (points by rank, scaling to the best) the results
  // of all units may have changed.
  void facts_changed(const Code& unit);
  bool compares_units() const;

  // One unit without its ranks and unit awards. `explain` fills rows, steps and limits.
  UnitResult unit_result(const Code& unit, const Period& period, Date as_of, bool explain);
  // Of that only the points, with what running periods promise.
  Decimal prospect(const Code& unit, const Period& period, Date as_of);
  Standing standing(const Period& period, Date as_of, bool explain);
  // Ranks anew over results of which some were computed again.
  void rank(Standing& standing);

  Fraction measure(const Code& unit, const Code& measure, const Period& period, Date as_of);

  // The records that a measure counts in a unit's account; `index` into the rules' measures. Not
  // for ratios and points.
  std::vector<const Record*> counted(const Code& unit, std::size_t index, const Period& period,
                                     Date as_of);

  const std::vector<Unit>& units() const { return units_; }
  const FactTable& facts() const { return facts_; }
  // The version that decides about a period as of a day: the first version if it ended before.
  const CompiledRuleset& rules_for(const Period& period, Date as_of) const;
  UnitAccount& account(const Code& unit);
  // Looks at one unit by itself; not longer than the facts stay.
  Evaluator evaluator(const Code& unit, Date as_of, bool explain);

 private:
  // A unit's points of a period, all in all.
  struct Score {
    std::optional<NodeResult> total;
    std::vector<NodeResult> earlier;  // rules of earlier versions, now dropped
    Decimal firm, provisional;
    std::vector<std::string> overridden;
  };
  const VersionInForce& version_for(const Period& period, Date as_of) const;
  using RankKey = std::tuple<const Ranking*, Period, Date>;
  using CohortKey = std::tuple<std::string, Period, std::optional<Code>, Date>;

  std::vector<Fraction> measure_of_all(const Code& measure, const Period& period,
                                       const std::optional<Code>& group, Date as_of) override;
  std::vector<Decimal> node_of_all(const Node& node, const Period& period,
                                   const std::optional<Code>& group, Date as_of) override;
  std::vector<const Unit*> cohort(const std::optional<Code>& group) const;
  void renew_account(const Unit& unit);
  Score score(Evaluator& evaluator, const Period& period);
  Score score_without_overrides(Evaluator& evaluator, const Period& period);
  void take_off_overridden(Score& score, Evaluator& evaluator, const Period& period);
  void add_flags(UnitResult& result, Evaluator& evaluator, const Period& period,
                 const Ruleset& rules);
  void add_obligations(UnitResult& result, const Period& period, Date as_of, const Ruleset& rules);
  const RankedUnit& ranked(const Ranking& ranking, std::size_t unit, const Period& period,
                           Date as_of, const UnitResult* known);

  FactTable& facts_;
  std::vector<Unit> units_;
  std::vector<VersionInForce> versions_;
  std::unordered_map<Code, std::unique_ptr<UnitAccount>> accounts_;
  // Kept until facts change: keys of rankings by unit, and the figures that units are compared by.
  std::vector<std::map<RankKey, RankedUnit>> ranked_;
  std::map<CohortKey, std::vector<Fraction>> cohort_measures_;
  std::map<CohortKey, std::vector<Decimal>> cohort_nodes_;
};

// Target values that the office set for single units, put over a ruleset; their dates are ignored.
std::shared_ptr<const Ruleset> with_unit_targets(std::shared_ptr<const Ruleset> ruleset,
                                                 const std::vector<UnitTarget>& targets);
// The same over a history, which is put in order of dates (of two from one day the later in the
// list stands): each target holds from its date on (a period's target is the one in force on its
// last day), until a later one for the same unit and target takes its place.
std::vector<DatedRuleset> with_unit_targets(std::vector<DatedRuleset> rulesets,
                                            const std::vector<UnitTarget>& targets);

}  // namespace yibao::rules
