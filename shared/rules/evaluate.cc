#include "shared/rules/evaluate.h"

#include <algorithm>

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

std::uint16_t key_of(const VersionInForce& version, const Node& node) {
  for (const CompiledItems& items : version.compiled.items) {
    if (items.node->id == node.id) return items.key;
  }
  return 0;
}

}  // namespace

NodeResult Evaluator::evaluate(const Node& node, const Period& period) {
  const bool by_parts = node.limit_every && *node.limit_every < period.kind;
  if (!by_parts) return limited(node, period);
  // Caps and floors hold in each smaller period, so the node is the sum of those.
  NodeResult result;
  result.node = &node;
  for (const Period& part : begun(*node.limit_every, period)) {
    NodeResult inner = limited(node, part);
    result.firm += inner.firm;
    result.provisional += inner.provisional;
    result.incomplete = result.incomplete || inner.incomplete;
    result.rows.insert(result.rows.end(), inner.rows.begin(), inner.rows.end());
    for (const std::string& limit : inner.limits) {
      result.limits.push_back(part.text() + ": " + limit);
    }
    for (PeriodStep& step : inner.steps) result.steps.push_back(std::move(step));
    for (NodeResult& child : inner.children) result.children.push_back(std::move(child));
  }
  return result;
}

NodeResult Evaluator::limited(const Node& node, const Period& period) {
  if (node.gate && node.gate->every && *node.gate->every < period.kind) {
    NodeResult result;
    result.node = &node;
    for (const Period& part : begun(*node.gate->every, period)) {
      if (!holds(node.gate->when, part)) {
        if (explain_)
          result.limits.push_back(part.text() + ": " + arithmetic(node.gate->when, part));
        continue;
      }
      NodeResult inner = content(node, part);
      result.firm += inner.firm;
      result.provisional += inner.provisional;
      result.rows.insert(result.rows.end(), inner.rows.begin(), inner.rows.end());
      for (PeriodStep& step : inner.steps) result.steps.push_back(std::move(step));
      for (NodeResult& child : inner.children) result.children.push_back(std::move(child));
    }
    apply_limits(node, result);
    return result;
  }
  NodeResult result = content(node, period);
  if (node.gate && !holds(node.gate->when, period)) {
    result.firm = Decimal();
    result.provisional = Decimal();
    if (explain_) result.limits.push_back(arithmetic(node.gate->when, period) + " → 0");
  }
  apply_limits(node, result);
  return result;
}

void Evaluator::apply_limits(const Node& node, NodeResult& result) const {
  const auto change = [&](const auto& by, const std::string& sign) {
    const Decimal before = result.firm;
    const Decimal total = by(result.firm + result.provisional);
    result.firm = by(result.firm);
    result.provisional = total - result.firm;
    if (explain_ && before != result.firm) {
      result.limits.push_back(before.text() + " " + sign + " → " + result.firm.text());
    }
  };
  const Unit& unit = account_.unit();
  if (node.cap) {
    if (const auto cap = node.cap->of(unit)) {
      change([&](Decimal value) { return std::min(value, *cap); }, "≤ " + cap->text());
    }
  }
  if (node.floor) {
    if (const auto floor = node.floor->of(unit)) {
      change([&](Decimal value) { return std::max(value, *floor); }, "≥ " + floor->text());
    }
  }
  if (node.weight) {
    change([&](Decimal value) { return value.multiplied_by(*node.weight); },
           "× " + node.weight->text());
  }
  if (node.round) {
    change([&](Decimal value) { return value.rounded(node.round->decimals, node.round->mode); },
           "≈");
  }
}

NodeResult Evaluator::content(const Node& node, const Period& period) {
  NodeResult result;
  result.node = &node;
  if (const auto* sum = std::get_if<SumOf>(&node.content)) {
    for (const Node& child : sum->of) {
      NodeResult inner = evaluate(child, period);
      result.firm += inner.firm;
      result.provisional += inner.provisional;
      result.incomplete = result.incomplete || inner.incomplete;
      result.children.push_back(std::move(inner));
    }
  } else if (std::holds_alternative<ItemPoints>(node.content)) {
    item_points(node, period, result);
  } else if (std::holds_alternative<BasePoints>(node.content)) {
    base_points(node, period, result);
  } else if (std::holds_alternative<EachPeriod>(node.content)) {
    each_period(node, period, result);
  } else if (const auto* rank = std::get_if<RankPoints>(&node.content)) {
    rank_points(*rank, period, result);
  } else if (const auto* roll = std::get_if<RollUp>(&node.content)) {
    roll_up(*roll, period, result);
  } else if (const auto* scale = std::get_if<ScaleTo>(&node.content)) {
    scale_to(*scale, period, result);
  } else if (std::holds_alternative<OpenLadder>(node.content)) {
    result.incomplete = true;
  }
  return result;
}

void Evaluator::item_points(const Node& node, const Period& period, NodeResult& result) {
  std::uint16_t key = 0;
  for (const VersionInForce& version : versions_) {
    if (key == 0) key = key_of(version, node);
  }
  const auto rows = account_.rows(key, period.first, last_counted(period));
  for (const LedgerRow& row : rows) result.firm += row.points;
  if (!explain_ || rows.empty()) return;
  const auto first = static_cast<std::uint32_t>(rows.data() - account_.ledger().data());
  for (std::uint32_t i = 0; i < rows.size(); ++i) result.rows.push_back(first + i);
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

// Base and period rules are those of the version that decides about each period.
void Evaluator::base_points(const Node& node, const Period& period, NodeResult& result) {
  const PeriodKind every = std::get<BasePoints>(node.content).every;
  for (const Period& each : begun(every, period)) {
    const VersionInForce* version = version_for(each);
    if (version == nullptr) continue;
    const Node* there = version->compiled.ruleset->node(node.id);
    const auto* base = there == nullptr ? nullptr : std::get_if<BasePoints>(&there->content);
    if (base == nullptr) continue;
    const Decimal points = base->points.of(account_.unit()).value_or(Decimal());
    add_step(result, each, {points, points.text()});
  }
}

void Evaluator::each_period(const Node& node, const Period& period, NodeResult& result) {
  const PeriodKind every = std::get<EachPeriod>(node.content).every;
  for (const Period& each : begun(every, period)) {
    const VersionInForce* version = version_for(each);
    if (version == nullptr) continue;
    const Node* there = version->compiled.ruleset->node(node.id);
    const auto* rule = there == nullptr ? nullptr : std::get_if<EachPeriod>(&there->content);
    if (rule == nullptr) continue;
    if (auto found = outcome(*rule, each)) add_step(result, each, *std::move(found));
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

void Evaluator::rank_points(const RankPoints& rank, const Period& period, NodeResult& result) {
  for (const Period& each : begun(rank.every, period)) {
    const auto group = rank.in_group ? account_.unit().group : std::nullopt;
    const Fraction own = measure(rank.measure, each);
    std::size_t place = 1;
    for (const Fraction& other : cohort_.measure_of_all(rank.measure, each, group)) {
      if (other > own) ++place;
    }
    const Decimal points = place <= rank.by_rank.size() ? rank.by_rank[place - 1] : Decimal();
    add_step(result, each, {points, "#" + std::to_string(place) + " → " + points.text()});
  }
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
    for (const Decimal& other : cohort_.node_of_all(inner, period, group)) {
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
