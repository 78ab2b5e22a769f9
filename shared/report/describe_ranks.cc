// Measures, targets, ranks, flags and awards (describe_points.h).
#include "shared/report/describe_points.h"

namespace yibao::report {
namespace {

struct MeasureWords {
  const RuleWords& words;

  std::string operator()(const rules::CountItems& how) const {
    return words.say("rule.measure.items", {{"what", words.selector(how.of)}});
  }
  std::string operator()(const rules::CountRecords& how) const {
    return words.say("rule.measure.records", {{"what", words.selector(how.of)}});
  }
  std::string operator()(const rules::CountWeighted& how) const {
    std::vector<std::string> parts;
    for (const auto& row : how.weights.rows) {
      parts.push_back(words.selector(row.when) + " × " + row.points.text());
    }
    parts.push_back(words.say("rule.otherwise", {{"value", how.weights.otherwise.text()}}));
    return words.say("rule.measure.weighted", {{"what", words.selector(how.of)}}) +
           words.say("rule.then") + words.chain(parts);
  }
  std::string operator()(const rules::CountDistinct& how) const {
    const std::string by = words.say("rule.name." + std::string(base::enum_name(how.by)));
    return words.say("rule.measure.distinct", {{"what", words.selector(how.of)}, {"by", by}});
  }
  std::string operator()(const rules::SumQuantity& how) const {
    return words.say(
        "rule.measure.sum",
        {{"what", words.selector(how.of)},
         {"quantity", words.say("rule.quantity." + std::string(base::enum_name(how.quantity)))}});
  }
  std::string operator()(const rules::RatioOf& how) const {
    return words.say("rule.measure.ratio", {{"of", words.measure(how.numerator)},
                                            {"to", words.measure(how.denominator)},
                                            {"zero", how.if_zero.text()}});
  }
  std::string operator()(const rules::PointsOf& how) const {
    return words.say("rule.measure.points", {{"rule", words.node(how.node)}});
  }
};

struct KeyWords {
  const RuleWords& words;
  std::string operator()(const rules::ByPoints& by) const { return words.node(by.node); }
  std::string operator()(const rules::ByMeasure& by) const { return words.measure(by.measure); }
  std::string operator()(const rules::ByCompletion& by) const {
    std::vector<std::string> targets;
    for (const rules::Code& target : by.targets) targets.push_back(words.target(target));
    return words.say("rule.key.completion", {{"targets", words.list(targets)}});
  }
  std::string operator()(const rules::ByTargetRatio& by) const {
    return words.say("rule.key.ratio", {{"target", words.target(by.target)}});
  }
};

std::string ranking_text(const RuleWords& words, const rules::Ranking& ranking) {
  std::vector<std::string> keys;
  for (const rules::RankKey& key : ranking.keys) {
    keys.push_back(std::visit(KeyWords{words}, key.by) +
                   (key.ascending ? words.say("rule.ascending") : ""));
  }
  const auto named = [&](const char* prefix, auto value) {
    return words.say(std::string(prefix) + std::string(base::enum_name(value)));
  };
  std::vector<std::string> parts = {
      named("rule.scope.", ranking.scope), words.say("rule.rank_by", {{"keys", words.list(keys)}}),
      named("rule.ties.", ranking.ties), named("rule.basis.", ranking.basis)};
  if (!ranking.rank_zeros) parts.push_back(words.say("rule.no_zeros"));
  if (!ranking.rank_without_target) parts.push_back(words.say("rule.no_targetless"));
  if (!ranking.groups.empty()) {
    parts.push_back(words.say(
        "rule.if.group", {{"groups", words.named(words.ruleset().words.groups, ranking.groups)}}));
  }
  return words.name(ranking.name) + words.say("rule.colon") + words.chain(parts);
}

std::string item_award_text(const RuleWords& words, const rules::ItemAward& award) {
  std::vector<std::string> parts = {words.each(award.every)};
  for (const auto& row : award.rows) {
    parts.push_back(words.selector(row.when) + words.say("rule.arrow") +
                    words.say("rule.yuan", {{"amount", row.amount.text()}}));
  }
  parts.push_back(words.say(award.cumulative ? "rule.term.sum" : "rule.term.highest"));
  if (award.needs) {
    parts.push_back(words.say("rule.needs", {{"what", words.selector(*award.needs)}}));
  }
  if (award.published_only) parts.push_back(words.say("rule.published_only"));
  return words.name(award.name) + words.say("rule.colon") + words.chain(parts);
}

}  // namespace

std::vector<RuleEntry> describe_measures(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const rules::Measure& measure : words.ruleset().measures) {
    entries.push_back(words.entry(0,
                                  words.name(measure.name) + words.say("rule.colon") +
                                      std::visit(MeasureWords{words}, measure.how),
                                  measure));
  }
  return entries;
}

std::vector<RuleEntry> describe_targets(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const rules::Target& target : words.ruleset().targets) {
    std::vector<std::string> parts = {
        words.say("rule.target", {{"each", words.each(target.every)},
                                  {"measure", words.measure(target.measure)},
                                  {"value", words.amount(target.value)}})};
    if (target.from) {
      parts.push_back(words.say("rule.from", {{"day", base::to_text(*target.from)}}));
    }
    if (target.carry_over) parts.push_back(words.say("rule.carry_over"));
    entries.push_back(words.entry(
        0, words.name(target.name) + words.say("rule.colon") + words.chain(parts), target));
  }
  return entries;
}

std::vector<RuleEntry> describe_ranks(const RuleWords& words) {
  std::vector<RuleEntry> entries;
  for (const rules::Ranking& ranking : words.ruleset().rankings) {
    entries.push_back(words.entry(0, ranking_text(words, ranking), ranking));
  }
  for (const rules::FlagRule& flag : words.ruleset().flags) {
    entries.push_back(words.entry(
        0,
        words.name(flag.name) + words.say("rule.colon") +
            words.say("rule.flag." + std::string(base::enum_name(flag.effect)),
                      {{"each", words.each(flag.every)}, {"when", words.condition(flag.when)}}),
        flag));
  }
  return entries;
}

std::vector<RuleEntry> describe_awards(const RuleWords& words) {
  const rules::Ruleset& ruleset = words.ruleset();
  std::vector<RuleEntry> entries;
  for (const rules::UnitAward& award : ruleset.unit_awards) {
    std::string group;
    if (award.group) group = words.named(ruleset.words.groups, *award.group);
    entries.push_back(
        words.entry(0,
                    words.name(award.name) + words.say("rule.colon") +
                        words.say("rule.unit_award", {{"each", words.each(award.every)},
                                                      {"ranking", words.ranking(award.ranking)},
                                                      {"group", group},
                                                      {"top", std::to_string(award.top)},
                                                      {"amount", award.amount.text()}}),
                    award));
  }
  for (const rules::ItemAward& award : ruleset.item_awards) {
    entries.push_back(words.entry(0, item_award_text(words, award), award));
  }
  if (!entries.empty() && ruleset.awards_from) {
    entries.push_back(RuleWords::part(
        0, words.say("rule.awards_from", {{"day", base::to_text(*ruleset.awards_from)}}),
        "$.awards_from"));
  }
  return entries;
}

}  // namespace yibao::report
