// Computes one unit's figures in a period: measures, targets, conditions, the tree of points. Which
// version of the rules: an item's credit by the one in force on its day (the ledger has that
// already); a target or period rule by the one in force on the period's last day, or today's for a
// running period.
#pragma once

#include <functional>
#include <span>

#include "shared/rules/standing.h"
#include "shared/rules/unit_account.h"

namespace yibao::rules {

// The other units' figures, for rules that compare (points by rank, scaling to the best). Units
// that are on another's account (sub-units) are not among them.
class Cohort {
 public:
  virtual ~Cohort() = default;
  virtual std::vector<Fraction> measure_of_all(const Code& measure, const Period& period,
                                               const std::optional<Code>& group, Date as_of) = 0;
  virtual std::vector<Decimal> node_of_all(const Node& node, const Period& period,
                                           const std::optional<Code>& group, Date as_of) = 0;
};

class Evaluator {
 public:
  Evaluator(UnitAccount& account, std::span<const VersionInForce> versions, Date as_of,
            Cohort& cohort, bool explain)
      : account_(account), versions_(versions), as_of_(as_of), cohort_(cohort), explain_(explain) {}

  // The version that decides about a period; null before the rules were in force.
  const VersionInForce* version_for(const Period& period) const;

  Fraction measure(const Code& id, const Period& period);
  // nullopt: the unit has no such target in that period.
  std::optional<TargetStatus> target(const Code& id, const Period& period);
  // The target's own periods that make up a longer one; the one it lies in, of a shorter one.
  std::vector<TargetStatus> target_in(const Code& id, const Period& period);
  // Mean over the targets of the mean over their periods of min(1, done / target); periods still
  // running count only where none has ended. nullopt: the unit has none of the targets.
  std::optional<Fraction> completion(const std::vector<Code>& targets, const Period& period);

  bool holds(const Condition& condition, const Period& period);
  // "104 ≥ 100 ✓, 6/104 ≥ 0.05 ✓"
  std::string arithmetic(const Condition& condition, const Period& period);

  NodeResult evaluate(const Node& node, const Period& period);

  bool running(const Period& period) const { return period.running(as_of_); }
  Date as_of() const { return as_of_; }
  UnitAccount& account() { return account_; }

 private:
  struct Outcome {
    Decimal points;
    std::string arithmetic;
  };

  NodeResult content(const Node& node, const Period& period);
  NodeResult gated(const Node& node, const Period& part, const Period& whole);
  NodeResult through_gate(const Node& node, const Period& part, const Period& judged);
  void cap_and_floor(const Node& node, NodeResult& result) const;
  void weigh_and_round(const Node& node, NodeResult& result) const;
  void change(NodeResult& result, const std::string& sign,
              const std::function<Decimal(Decimal)>& by) const;
  template <class Rule, class Visit>
  void each_in_force(const Node& node, const Period& period, Visit&& visit);
  void each_period(const Node& node, const Period& period, NodeResult& result);
  std::optional<Outcome> outcome(const EachPeriod& each, const Period& period);
  void item_points(const Node& node, const Period& period, NodeResult& result);
  void base_points(const Node& node, const Period& period, NodeResult& result);
  void rank_points(const Node& node, const Period& period, NodeResult& result);
  void roll_up(const RollUp& roll, const Period& period, NodeResult& result);
  void scale_to(const ScaleTo& scale, const Period& period, NodeResult& result);
  void add_step(NodeResult& result, const Period& period, Outcome outcome);
  // The smaller periods of one that have begun, from the first that any rules were in force for.
  std::vector<Period> begun(PeriodKind kind, const Period& within) const;
  Date last_counted(const Period& period) const { return std::min(period.last, as_of_); }
  Fraction carried_into(const Code& id, const Period& period);
  Fraction measure_by(const VersionInForce& version, std::size_t index, const Period& period);
  std::string figure(const Code& measure, const Period& period);

  UnitAccount& account_;
  std::span<const VersionInForce> versions_;
  Date as_of_;
  Cohort& cohort_;
  bool explain_;
};

}  // namespace yibao::rules
