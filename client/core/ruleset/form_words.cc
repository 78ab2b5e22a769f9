#include "client/core/ruleset/form_words.h"

#include <algorithm>
#include <string_view>

namespace yibao::client {
namespace {

// Whose own label is another than the field's elsewhere.
constexpr std::string_view kOwnLabels[] = {
    "rule.label.attribution.amount",
    "rule.label.base.points",
    "rule.label.cap.most",
    "rule.label.condition.all",
    "rule.label.condition.any",
    "rule.label.condition.group",
    "rule.label.condition.measure",
    "rule.label.condition.met",
    "rule.label.condition.missed",
    "rule.label.condition.missed_periods",
    "rule.label.contact_column.of",
    "rule.label.distinct.by",
    "rule.label.distinct.of",
    "rule.label.each_period.steps",
    "rule.label.in_a_row.of",
    "rule.label.item_award.rows",
    "rule.label.measure.items",
    "rule.label.measure.points",
    "rule.label.measure.records",
    "rule.label.measure.sum",
    "rule.label.modifier.times",
    "rule.label.node.items",
    "rule.label.node.sum",
    "rule.label.open_ladder.measures",
    "rule.label.rank_key.measure",
    "rule.label.rank_key.points",
    "rule.label.ratio.of",
    "rule.label.roll_up.best",
    "rule.label.round.mode",
    "rule.label.ruleset.flags",
    "rule.label.ruleset.points",
    "rule.label.ruleset.records",
    "rule.label.ruleset.units",
    "rule.label.scale_to.amount",
    "rule.label.selector.units",
    "rule.label.selector.value",
    "rule.label.selector.words",
    "rule.label.structure.parts",
    "rule.label.sum.of",
    "rule.label.target.value",
    "rule.label.term.best",
    "rule.label.term.cap",
    "rule.label.term.sum",
    "rule.label.term.when",
    "rule.label.unit_award.amount",
    "rule.label.weighted.of",
};

}  // namespace

std::string label_key(const std::string& context, const std::string& field) {
  const std::string own = "rule.label." + context + "." + field;
  const bool has_own =
      std::find(std::begin(kOwnLabels), std::end(kOwnLabels), own) != std::end(kOwnLabels);
  return has_own ? own : "rule.label." + field;
}

std::string value_key(const std::string& value) {
  return "rule.choice." + value;
}

std::string singular(const std::string& list) {
  return list.ends_with('s') ? list.substr(0, list.size() - 1) : list;
}

}  // namespace yibao::client
