#include "shared/rules/evaluate.h"

#include <algorithm>

namespace yibao::rules {
namespace {

std::uint16_t key_of(std::span<const VersionInForce> versions, const Node& node) {
  for (const VersionInForce& version : versions) {
    for (const CompiledItems& items : version.compiled.items) {
      if (items.node->id == node.id) return items.key;
    }
  }
  return 0;
}

// Adds what a part of the period gave to the node's result for the whole; so do its children.
void absorb(NodeResult part, const Period& period, NodeResult& whole) {
  whole.node = part.node;
  whole.firm += part.firm;
  whole.provisional += part.provisional;
  whole.incomplete = whole.incomplete || part.incomplete;
  whole.rows.insert(whole.rows.end(), part.rows.begin(), part.rows.end());
  for (const std::string& limit : part.limits) {
    whole.limits.push_back(period.text() + ": " + limit);
  }
  for (PeriodStep& step : part.steps) whole.steps.push_back(std::move(step));
  for (NodeResult& child : part.children) {
    const auto same =
        std::find_if(whole.children.begin(), whole.children.end(),
                     [&](const NodeResult& other) { return other.node == child.node; });
    NodeResult& into = same == whole.children.end() ? whole.children.emplace_back() : *same;
    absorb(std::move(child), period, into);
  }
}

}  // namespace

NodeResult Evaluator::evaluate(const Node& node, const Period& period) {
  NodeResult result;
  if (node.limit_every && *node.limit_every < period.kind) {
    // Cap and floor hold in each smaller period, so the node is the sum of those.
    result.node = &node;
    for (const Period& part : begun(*node.limit_every, period)) {
      NodeResult inner = gated(node, part, period);
      cap_and_floor(node, inner);
      absorb(std::move(inner), part, result);
    }
  } else {
    result = gated(node, period, period);
    cap_and_floor(node, result);
  }
  weigh_and_round(node, result);
  return result;
}

// The node's content in `part` of the whole period that was asked for.
NodeResult Evaluator::gated(const Node& node, const Period& part, const Period& whole) {
  if (!node.gate) return content(node, part);
  const auto& every = node.gate->every;
  if (!every) return through_gate(node, part, whole);
  if (*every >= part.kind) return through_gate(node, part, period_of(*every, part.last));
  NodeResult result;
  result.node = &node;
  for (const Period& piece : begun(*every, part)) {
    absorb(through_gate(node, piece, piece), piece, result);
  }
  return result;
}

NodeResult Evaluator::through_gate(const Node& node, const Period& part, const Period& judged) {
  NodeResult result = content(node, part);
  if (holds(node.gate->when, judged)) return result;
  if (running(judged)) {
    result.provisional += result.firm;  // not passed yet, so not lost yet
  } else {
    result.provisional = Decimal();
  }
  result.firm = Decimal();
  if (explain_) {
    result.limits.push_back(arithmetic(node.gate->when, judged) +
                            (running(judged) ? " …" : " → 0"));
  }
  return result;
}

void Evaluator::change(NodeResult& result, const std::string& sign,
                       const std::function<Decimal(Decimal)>& by) const {
  const Decimal before = result.firm;
  const Decimal total = by(result.firm + result.provisional);
  result.firm = by(result.firm);
  result.provisional = total - result.firm;
  if (explain_ && before != result.firm) {
    result.limits.push_back(before.text() + " " + sign + " → " + result.firm.text());
  }
}

void Evaluator::cap_and_floor(const Node& node, NodeResult& result) const {
  const Unit& unit = account_.unit();
  const auto cap = node.cap ? node.cap->of(unit) : std::nullopt;
  if (cap) {
    change(result, "≤ " + cap->text(), [&](Decimal value) { return std::min(value, *cap); });
  }
  const auto floor = node.floor ? node.floor->of(unit) : std::nullopt;
  if (floor) {
    change(result, "≥ " + floor->text(), [&](Decimal value) { return std::max(value, *floor); });
  }
}

void Evaluator::weigh_and_round(const Node& node, NodeResult& result) const {
  if (node.weight) {
    change(result, "× " + node.weight->text(),
           [&](Decimal value) { return value.multiplied_by(*node.weight); });
  }
  if (node.round) {
    change(result, "≈",
           [&](Decimal value) { return value.rounded(node.round->decimals, node.round->mode); });
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
  } else if (std::holds_alternative<RankPoints>(node.content)) {
    rank_points(node, period, result);
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
  const auto rows = account_.rows(key_of(versions_, node), period.first, last_counted(period));
  for (const LedgerRow& row : rows) result.firm += row.points;
  if (!explain_ || rows.empty()) return;
  const auto first = static_cast<std::uint32_t>(rows.data() - account_.ledger().data());
  for (std::uint32_t i = 0; i < rows.size(); ++i) result.rows.push_back(first + i);
}

}  // namespace yibao::rules
