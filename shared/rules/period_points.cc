// Points of whole periods: bases, bonuses and deductions, ranks, roll-ups, scaling (evaluate.h).
#include <algorithm>

#include "shared/rules/evaluate.h"

namespace yibao::rules {
namespace {

Decimal times(Decimal points, const Fraction& factor) {
  const Fraction product = Fraction::of(points) * factor;
  return product.decimal(Decimal::kDecimals);
}

std::string text(const Fraction& value) {
  return value.denominator() == 1 ? std::to_string(value.numerator())
                                  : value.decimal(Decimal::kDecimals).text();
}

}  // namespace

// A rule about periods is, for each of them, the one of the version that decides about it; a rule
// may have changed from months to quarters in between.
template <class Rule, class Visit>
void Evaluator::each_in_force(const Node& node, const Period& period, Visit&& visit) {
  const auto rule_of = [&](const VersionInForce& version) {
    const Node* there = version.compiled.ruleset->node(node.id);
    return there == nullptr ? nullptr : std::get_if<Rule>(&there->content);
  };
  std::vector<PeriodKind> kinds;
  for (const VersionInForce& version : versions_) {
    const Rule* rule = rule_of(version);
    const bool fresh =
        rule != nullptr && std::find(kinds.begin(), kinds.end(), rule->every) == kinds.end();
    if (fresh) kinds.push_back(rule->every);
  }
  for (const PeriodKind kind : kinds) {
    for (const Period& each : begun(kind, period)) {
      const Rule* rule = rule_of(*version_for(each));
      if (rule != nullptr && rule->every == kind) visit(*rule, each);
    }
  }
}

void Evaluator::base_points(const Node& node, const Period& period, NodeResult& result) {
  each_in_force<BasePoints>(node, period, [&](const BasePoints& base, const Period& each) {
    const Decimal points = base.points.of(account_.unit()).value_or(Decimal());
    add_step(result, each, {points, points.text()});
  });
}

void Evaluator::each_period(const Node& node, const Period& period, NodeResult& result) {
  each_in_force<EachPeriod>(node, period, [&](const EachPeriod& rule, const Period& each) {
    if (auto found = outcome(rule, each)) add_step(result, each, *std::move(found));
  });
}

void Evaluator::rank_points(const Node& node, const Period& period, NodeResult& result) {
  each_in_force<RankPoints>(node, period, [&](const RankPoints& rank, const Period& each) {
    const Fraction own = measure(rank.measure, each);
    if (!rank.rank_zeros && own == Fraction()) return;
    const auto group = rank.in_group ? account_.unit().group : std::nullopt;
    std::size_t place = 1;
    for (const Fraction& other : cohort_.measure_of_all(rank.measure, each, group, as_of_)) {
      if (other > own) ++place;
    }
    const Decimal points = place <= rank.by_rank.size() ? rank.by_rank[place - 1] : Decimal();
    add_step(result, each, {points, "#" + std::to_string(place) + " → " + points.text()});
  });
}

void Evaluator::add_step(NodeResult& result, const Period& period, Outcome outcome) {
  const bool provisional = running(period);
  // A running period's consequence is only a promise; what would be lost is not lost yet.
  if (provisional && outcome.points.is_negative()) outcome.points = Decimal();
  (provisional ? result.provisional : result.firm) += outcome.points;
  if (explain_) {
    result.steps.push_back({period, std::move(outcome.arithmetic), outcome.points, provisional});
  }
}

std::optional<Evaluator::Outcome> Evaluator::outcome(const EachPeriod& each, const Period& period) {
  if (const auto* either = std::get_if<MetOrMissed>(&each.effect)) {
    const bool met = holds(either->when, period);
    const auto points = (met ? either->met : either->missed).of(account_.unit());
    const Decimal given = points.value_or(Decimal());
    return Outcome{given, explain_ ? arithmetic(either->when, period) + " → " + given.text() : ""};
  }
  if (const auto* steps = std::get_if<Steps>(&each.effect)) {
    const Fraction value = measure(steps->measure, period);
    for (const Steps::Step& step : steps->steps) {
      const bool fits = (!step.at_least || value >= Fraction::of(*step.at_least)) &&
                        (!step.below || value < Fraction::of(*step.below));
      if (fits) {
        return Outcome{step.points, figure(steps->measure, period) + " → " + step.points.text()};
      }
    }
    return std::nullopt;
  }
  // The others measure the distance to a target; a unit without it has no such rule.
  const auto with_target = [&](const Code& id, const auto& compute) -> std::optional<Outcome> {
    const auto status = target(id, period);
    if (!status) return std::nullopt;
    const Decimal points = compute(*status, status->total() - Fraction::of(status->value));
    return Outcome{
        points,
        explain_ ? text(status->total()) + "/" + status->value.text() + " → " + points.text() : ""};
  };
  const Fraction zero;
  if (const auto* rule = std::get_if<PerMissing>(&each.effect)) {
    return with_target(rule->target, [&](const TargetStatus&, const Fraction& over) {
      const Decimal points = over < zero ? times(rule->points, zero - over) : Decimal();
      return rule->floor ? std::max(points, *rule->floor) : points;
    });
  }
  if (const auto* rule = std::get_if<PerExtra>(&each.effect)) {
    return with_target(rule->target, [&](const TargetStatus&, const Fraction& over) {
      const Decimal points = over > zero ? times(rule->points, over) : Decimal();
      return rule->cap ? std::min(points, *rule->cap) : points;
    });
  }
  if (const auto* rule = std::get_if<ShortfallTimes>(&each.effect)) {
    return with_target(rule->target, [&](const TargetStatus& status, const Fraction& over) {
      if (over >= zero || status.value.is_zero()) return Decimal();
      return times(rule->points, (zero - over) / Fraction::of(status.value));
    });
  }
  if (const auto* rule = std::get_if<Proportional>(&each.effect)) {
    return with_target(rule->target, [&](const TargetStatus& status, const Fraction&) {
      const Decimal full = rule->points.of(account_.unit()).value_or(Decimal());
      if (status.value.is_zero()) return full;
      const Fraction share = status.total() / Fraction::of(status.value);
      return times(full, std::min(share, Fraction::whole(1)));
    });
  }
  const auto& rule = std::get<Symmetric>(each.effect);
  return with_target(rule.target, [&](const TargetStatus&, const Fraction& over) {
    const Decimal points = times(rule.points, over);
    if (!rule.cap) return points;
    return std::clamp(points, -*rule.cap, *rule.cap);
  });
}

void Evaluator::roll_up(const RollUp& roll, const Period& period, NodeResult& result) {
  std::vector<Decimal> ended;
  Decimal running_points;
  for (const Period& each : begun(roll.every, period)) {
    NodeResult part = evaluate(roll.of.front(), each);
    const Decimal points = part.firm + part.provisional;
    const bool open = running(each);
    if (open) {
      running_points = points;
    } else {
      ended.push_back(points);
    }
    if (explain_) result.steps.push_back({each, points.text(), points, open});
  }
  if (ended.empty()) {
    result.provisional = running_points;
    return;
  }
  Decimal sum;
  for (const Decimal& points : ended) sum += points;
  switch (roll.by) {
    case RollUp::By::kSum:
      result.firm = sum;
      result.provisional = running_points;
      break;
    case RollUp::By::kMean:
      result.firm = sum.divided_by(Decimal::whole(static_cast<std::int64_t>(ended.size())));
      break;
    case RollUp::By::kLast: result.firm = ended.back(); break;
    case RollUp::By::kBest:
      std::sort(ended.begin(), ended.end(), std::greater<>());
      for (std::size_t i = 0; i < ended.size() && i < static_cast<std::size_t>(roll.best); ++i) {
        result.firm += ended[i];
      }
      break;
  }
}

void Evaluator::scale_to(const ScaleTo& scale, const Period& period, NodeResult& result) {
  const Node& inner = scale.of.front();
  NodeResult own = evaluate(inner, period);
  Decimal against;
  if (scale.against == ScaleTo::Against::kAmount) {
    against = scale.amount.of(account_.unit()).value_or(Decimal());
  } else {
    const bool in_group = scale.against == ScaleTo::Against::kBestInGroup;
    const auto group = in_group ? account_.unit().group : std::nullopt;
    for (const Decimal& other : cohort_.node_of_all(inner, period, group, as_of_)) {
      against = std::max(against, other);
    }
  }
  const auto scaled = [&](Decimal points) {
    if (against <= Decimal()) return Decimal();
    return Fraction(points.units() * scale.full_mark.units(), against.units() * Decimal::kScale)
        .decimal(Decimal::kDecimals);
  };
  result.firm = scaled(own.firm);
  result.provisional = scaled(own.firm + own.provisional) - result.firm;
  if (explain_) {
    result.limits.push_back(own.firm.text() + "/" + against.text() + " × " +
                            scale.full_mark.text() + " → " + result.firm.text());
  }
  result.children.push_back(std::move(own));
}

}  // namespace yibao::rules
