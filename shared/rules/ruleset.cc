#include "shared/rules/ruleset.h"

namespace yibao::rules {
namespace {

template <class Entry>
const Entry* find_by_id(const std::vector<Entry>& entries, const Code& wanted) {
  for (const Entry& entry : entries) {
    if (entry.id == wanted) return &entry;
  }
  return nullptr;
}

const Node* find_node(const std::vector<Node>& nodes, const Code& wanted) {
  for (const Node& node : nodes) {
    if (node.id == wanted) return &node;
    const Node* below = nullptr;
    if (const auto* sum = std::get_if<SumOf>(&node.content)) below = find_node(sum->of, wanted);
    if (const auto* roll = std::get_if<RollUp>(&node.content)) below = find_node(roll->of, wanted);
    if (const auto* to = std::get_if<ScaleTo>(&node.content)) below = find_node(to->of, wanted);
    if (below != nullptr) return below;
  }
  return nullptr;
}

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

bool is_own_ancestor(const std::vector<Unit>& units, const Unit& unit) {
  const Unit* each = &unit;
  for (std::size_t steps = 0; each->parent && steps < units.size(); ++steps) {
    if (*each->parent == unit.id) return true;
    each = find_by_id(units, *each->parent);
    if (each == nullptr) return false;
  }
  return false;
}

std::optional<Decimal> Amount::of(const Unit& unit) const {
  if (const auto found = by_unit.find(unit.id); found != by_unit.end()) return found->second;
  if (unit.group) {
    if (const auto found = by_group.find(*unit.group); found != by_group.end()) {
      return found->second;
    }
  }
  if (per_head && unit.headcount) return per_head->times(*unit.headcount);
  return otherwise;
}

const Measure* Ruleset::measure(const Code& wanted) const {
  return find_by_id(measures, wanted);
}
const Target* Ruleset::target(const Code& wanted) const {
  return find_by_id(targets, wanted);
}
const Node* Ruleset::node(const Code& wanted) const {
  return find_node(points, wanted);
}
const Ranking* Ruleset::ranking(const Code& wanted) const {
  return find_by_id(rankings, wanted);
}

std::vector<const Node*> Ruleset::leaves() const {
  std::vector<const Node*> leaves;
  for (const Node& node : points) collect_leaves(node, leaves);
  return leaves;
}

PeriodKind Ruleset::smallest_period() const {
  PeriodKind smallest = PeriodKind::kYear;
  for (const Target& target : targets) smallest = std::min(smallest, target.every);
  return smallest;
}

}  // namespace yibao::rules
