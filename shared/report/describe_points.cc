#include "shared/report/describe_points.h"

namespace yibao::report {
namespace {

using rules::ItemTerm;
using rules::Node;

struct ValueWords {
  const RuleWords& words;

  std::string operator()(const rules::Amount& amount) const {
    return words.say("rule.points", {{"points", words.amount(amount)}});
  }
  std::string operator()(const rules::PointsTable& table) const {
    std::vector<std::string> parts;
    for (const auto& row : table.rows) {
      parts.push_back(words.selector(row.when) + " " +
                      words.say("rule.points", {{"points", row.points.text()}}));
    }
    parts.push_back(words.say("rule.otherwise", {{"value", table.otherwise.text()}}));
    return words.chain(parts);
  }
  std::string operator()(const rules::PointsByInput& by) const {
    const std::string input =
        by.input ? words.say("rule.quantity." + std::string(base::enum_name(*by.input)))
                 : words.say("rule.count");
    return input + " × " + words.say("rule.points", {{"points", by.times.text()}});
  }
  std::string operator()(const rules::PointsInRange& range) const {
    return words.say("rule.range", {{"least", range.least.text()}, {"most", range.most.text()}});
  }
};

std::string attribution_text(const RuleWords& words, const rules::Attribution& how) {
  std::vector<std::string> shares;
  for (const base::Decimal& share : how.shares) shares.push_back(share.text() + "%");
  std::string text = words.say("rule.joint." + std::string(base::enum_name(how.mode)),
                               {{"shares", words.list(shares)}, {"amount", how.amount.text()}});
  if (!how.count_for_all) text += words.say("rule.joint.lead_counts");
  return text;
}

std::string line_text(const RuleWords& words, const rules::Line& line) {
  std::vector<std::string> parts = {words.selector(line.when) + words.say("rule.arrow") +
                                    std::visit(ValueWords{words}, line.points)};
  for (const rules::Modifier& modifier : line.modifiers) {
    parts.push_back(
        words.say("rule.modifier." + std::string(base::enum_name(modifier.op)),
                  {{"when", words.selector(modifier.when)}, {"by", modifier.by.text()}}));
  }
  std::vector<std::string> once;
  for (const rules::OncePer per : line.once_per) {
    once.push_back(words.say("rule.once." + std::string(base::enum_name(per))));
  }
  parts.push_back(once.empty() ? words.say("rule.once.record")
                               : words.say("rule.once", {{"per", words.list(once)}}));
  if (line.needs) parts.push_back(words.say("rule.needs", {{"what", words.selector(*line.needs)}}));
  return words.name(line.name) + words.say("rule.colon") + words.chain(parts);
}

void add_term(const RuleWords& words, int depth, const ItemTerm& term,
              std::vector<RuleEntry>& entries) {
  if (term.line) {
    entries.push_back(words.entry(depth, line_text(words, *term.line), *term.line));
    return;
  }
  std::string one_per;
  if (term.one_per) {
    one_per = words.say(
        "rule.one_per",
        {{"what", words.say("rule.name." + std::string(base::enum_name(*term.one_per)))}});
  }
  const char* key = "rule.term.sum";
  if (term.kind == ItemTerm::Kind::kHighest) key = "rule.term.highest";
  if (term.kind == ItemTerm::Kind::kBest) key = "rule.term.best";
  if (term.kind == ItemTerm::Kind::kCap) key = "rule.term.cap";
  entries.push_back(RuleWords::part(
      depth,
      words.say(key, {{"best", std::to_string(term.best)}, {"cap", term.cap.text()}}) + one_per,
      term.place));
  for (const ItemTerm& part : term.of) add_term(words, depth + 1, part, entries);
}

// What a period's effect says.
struct EffectWords {
  const RuleWords& words;

  std::string operator()(const rules::MetOrMissed& effect) const {
    return words.say("rule.effect.met_or_missed", {{"when", words.condition(effect.when)},
                                                   {"met", worth(effect.met)},
                                                   {"missed", worth(effect.missed)}});
  }
  std::string operator()(const rules::PerMissing& effect) const {
    return of_target("rule.effect.per_missing", effect.target, effect.points) +
           limit("rule.floor", effect.floor);
  }
  std::string operator()(const rules::PerExtra& effect) const {
    return of_target("rule.effect.per_extra", effect.target, effect.points) +
           limit("rule.cap", effect.cap);
  }
  std::string operator()(const rules::ShortfallTimes& effect) const {
    return of_target("rule.effect.shortfall", effect.target, effect.points);
  }
  std::string operator()(const rules::Proportional& effect) const {
    return words.say("rule.effect.proportional", {{"target", words.target(effect.target)},
                                                  {"points", words.amount(effect.points)}});
  }
  std::string operator()(const rules::Symmetric& effect) const {
    return of_target("rule.effect.symmetric", effect.target, effect.points) +
           limit("rule.cap", effect.cap);
  }
  std::string operator()(const rules::Steps& effect) const {
    std::vector<std::string> parts;
    for (const auto& step : effect.steps) {
      std::string text;
      if (step.at_least) {
        text += words.say("rule.if.at_least", {{"value", step.at_least->text()}});
      }
      if (step.below) text += words.say("rule.if.below", {{"value", step.below->text()}});
      parts.push_back(text + words.say("rule.arrow") +
                      words.say("rule.points", {{"points", step.points.text()}}));
    }
    return words.measure(effect.measure) + words.say("rule.colon") + words.chain(parts);
  }

 private:
  // Where the notice names no figure there is none.
  std::string worth(const rules::Amount& amount) const {
    const std::string text = words.amount(amount);
    return text.empty() ? "0" : text;
  }
  std::string of_target(const char* key, const rules::Code& target, base::Decimal points) const {
    return words.say(key, {{"target", words.target(target)}, {"points", points.text()}});
  }
  std::string limit(const char* key, const std::optional<base::Decimal>& value) const {
    return value ? words.say("rule.then") + words.say(key, {{"value", value->text()}}) : "";
  }
};

void add_node(const RuleWords& words, int depth, const Node& node, std::vector<RuleEntry>& entries);

struct ContentWords {
  const RuleWords& words;
  int depth;
  std::vector<RuleEntry>& parts;

  std::string operator()(const rules::SumOf& sum) const {
    for (const Node& part : sum.of) add_node(words, depth, part, parts);
    return words.say("rule.node.sum");
  }
  std::string operator()(const rules::ItemPoints& items) const {
    add_term(words, depth, items.term, parts);
    std::vector<std::string> text = {words.say("rule.node.items")};
    if (items.within) {
      text.push_back(words.say("rule.within", {{"each", words.each(*items.within)}}));
    }
    if (items.attribution) text.push_back(attribution_text(words, *items.attribution));
    return words.chain(text);
  }
  std::string operator()(const rules::BasePoints& base) const {
    return words.say("rule.node.base",
                     {{"each", words.each(base.every)}, {"points", words.amount(base.points)}});
  }
  std::string operator()(const rules::EachPeriod& period) const {
    return words.each(period.every) + words.say("rule.colon") +
           std::visit(EffectWords{words}, period.effect);
  }
  std::string operator()(const rules::RankPoints& rank) const {
    std::vector<std::string> points;
    for (const base::Decimal& each : rank.by_rank) points.push_back(each.text());
    return words.say(rank.in_group ? "rule.node.rank_group" : "rule.node.rank",
                     {{"each", words.each(rank.every)},
                      {"measure", words.measure(rank.measure)},
                      {"points", words.list(points)}}) +
           (rank.rank_zeros ? "" : words.say("rule.no_zeros"));
  }
  std::string operator()(const rules::RollUp& roll) const {
    for (const Node& part : roll.of) add_node(words, depth, part, parts);
    return words.say("rule.node.roll." + std::string(base::enum_name(roll.by)),
                     {{"each", words.each(roll.every)}, {"best", std::to_string(roll.best)}});
  }
  std::string operator()(const rules::ScaleTo& scale) const {
    for (const Node& part : scale.of) add_node(words, depth, part, parts);
    return words.say("rule.node.scale." + std::string(base::enum_name(scale.against)),
                     {{"mark", scale.full_mark.text()}, {"amount", words.amount(scale.amount)}});
  }
  std::string operator()(const rules::OpenLadder& ladder) const {
    std::vector<std::string> measures;
    for (const rules::Code& measure : ladder.measures) measures.push_back(words.measure(measure));
    return words.say("rule.node.open", {{"measures", words.list(measures)}});
  }
};

void add_node(const RuleWords& words, int depth, const Node& node,
              std::vector<RuleEntry>& entries) {
  std::vector<RuleEntry> parts;
  std::vector<std::string> text = {std::visit(ContentWords{words, depth + 1, parts}, node.content)};
  if (node.gate) {
    text.push_back(words.say("rule.gate", {{"when", words.condition(node.gate->when)}}));
    if (node.gate->every) text.push_back(words.each(*node.gate->every));
  }
  if (node.cap) text.push_back(words.say("rule.cap", {{"value", words.amount(*node.cap)}}));
  if (node.floor) text.push_back(words.say("rule.floor", {{"value", words.amount(*node.floor)}}));
  if (node.limit_every) text.push_back(words.each(*node.limit_every));
  if (node.weight) text.push_back(words.say("rule.weight", {{"value", node.weight->text()}}));
  if (node.round) {
    const std::string mode(base::enum_name(node.round->mode));
    text.push_back(words.say("rule.round", {{"decimals", std::to_string(node.round->decimals)},
                                            {"mode", words.say("rule.choice." + mode)}}));
  }
  entries.push_back(words.entry(
      depth, words.name(node.name) + words.say("rule.colon") + words.chain(text), node));
  entries.insert(entries.end(), parts.begin(), parts.end());
}

}  // namespace

std::vector<RuleEntry> describe_points(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const Node& node : words.ruleset().points) add_node(words, 0, node, entries);
  if (entries.empty()) return entries;
  entries.push_back(
      RuleWords::part(0, attribution_text(words, words.ruleset().attribution), "$.attribution"));
  for (const rules::Override& rule : words.ruleset().overrides) {
    const bool item = rule.zero == rules::Override::Zero::kItem;
    entries.push_back(words.entry(
        0,
        words.name(rule.name) + words.say("rule.colon") +
            words.say(item ? "rule.override.item" : "rule.override.period",
                      {{"what", item ? words.selector(rule.item) : words.condition(rule.when)},
                       {"each", words.each(rule.every)}}),
        rule));
  }
  return entries;
}

}  // namespace yibao::report
