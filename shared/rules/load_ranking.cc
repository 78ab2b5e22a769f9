#include "shared/rules/load_parts.h"

namespace yibao::rules {
namespace {

using To = PendingReference::To;

RankKey read_key(ObjectReader& object, PartsReader& parts) {
  RankKey key;
  const char* which = object.exactly_one_of({"points", "measure", "completion", "target_ratio"});
  const std::string kind = which == nullptr ? "" : which;
  if (kind == "points") {
    key.by = ByPoints{parts.reference(object, "points", To::kNode)};
  } else if (kind == "measure") {
    key.by = ByMeasure{parts.reference(object, "measure", To::kMeasure)};
  } else if (kind == "completion") {
    ByCompletion by;
    object.each_value("completion", [&](const json& id, const std::string& at) {
      if (!id.is_string()) return parts.context().note({at, "not_a_text", {}});
      by.targets.push_back(id.get<std::string>());
      parts.context().references.push_back({To::kTarget, id.get<std::string>(), at});
    });
    if (by.targets.empty()) object.note("completion", "empty_list");
    key.by = std::move(by);
  } else if (kind == "target_ratio") {
    key.by = ByTargetRatio{parts.reference(object, "target_ratio", To::kTarget)};
  }
  key.ascending = object.flag("ascending");
  return key;
}

Ranking read_ranking(ObjectReader& object, PartsReader& parts) {
  Ranking ranking;
  read_named(object, ranking);
  ranking.scope = object.choice_or("scope", Ranking::Scope::kAll);
  object.each_object("keys",
                     [&](ObjectReader& inner) { ranking.keys.push_back(read_key(inner, parts)); });
  if (ranking.keys.empty()) object.missing("keys", "[{\"points\": ...}]");
  ranking.ties = object.choice_or("ties", Ranking::Ties::kShared);
  ranking.basis = object.choice_or("basis", Ranking::Basis::kPeriod);
  ranking.rank_zeros = object.flag("rank_zeros", true);
  ranking.rank_without_target = object.flag("rank_without_target", true);
  ranking.groups = parts.codes(object, "groups", parts.words().groups);
  return ranking;
}

void read_awards(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  root.each_object("unit_awards", [&](ObjectReader& object) {
    UnitAward award;
    read_named(object, award);
    award.ranking = parts.reference(object, "ranking", To::kRanking);
    award.group = parts.code(object, "group", parts.words().groups);
    award.top = object.integer_or("top", 1, 1, 256);
    award.amount = object.decimal_required("amount");
    award.every = object.choice_or("every", PeriodKind::kYear);
    ruleset.unit_awards.push_back(std::move(award));
  });
  root.each_object("item_awards", [&](ObjectReader& object) {
    ItemAward award;
    read_named(object, award);
    object.each_object("rows", [&](ObjectReader& row) {
      award.rows.push_back({parts.selector_required(row, "when"), row.decimal_required("amount")});
    });
    if (award.rows.empty()) object.missing("rows", "[{\"when\": ..., \"amount\": ...}]");
    award.cumulative = object.flag("cumulative", true);
    if (object.has("needs")) award.needs = parts.selector(object, "needs");
    award.published_only = object.flag("published_only");
    award.every = object.choice_or("every", PeriodKind::kYear);
    ruleset.item_awards.push_back(std::move(award));
  });
}

}  // namespace

void read_rankings(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  root.each_object("overrides", [&](ObjectReader& object) {
    Override rule;
    read_named(object, rule);
    rule.zero = object.choice_required<Override::Zero>("zero");
    if (rule.zero == Override::Zero::kItem) {
      rule.item = parts.selector_required(object, "when");
    } else {
      rule.when = parts.condition_required(object, "if");
      rule.every = object.choice_or("every", PeriodKind::kYear);
    }
    ruleset.overrides.push_back(std::move(rule));
  });
  root.each_object("flag_rules", [&](ObjectReader& object) {
    FlagRule rule;
    read_named(object, rule);
    rule.when = parts.condition_required(object, "if");
    rule.every = object.choice_or("every", PeriodKind::kYear);
    rule.effect = object.choice_or("effect", FlagRule::Effect::kNamed);
    ruleset.flags.push_back(std::move(rule));
  });
  root.each_object("rankings", [&](ObjectReader& object) {
    ruleset.rankings.push_back(read_ranking(object, parts));
  });
  read_awards(root, parts, ruleset);
}

}  // namespace yibao::rules
