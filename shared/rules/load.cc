#include "shared/rules/load.h"

#include <set>

#include "shared/base/limits.h"
#include "shared/crypto/digest.h"
#include "shared/rules/load_parts.h"

namespace yibao::rules {
namespace {

constexpr const char* kFormat = "yibao.ruleset/1";

void read_head(ObjectReader& root, Ruleset& ruleset) {
  if (root.text("format") != kFormat) root.note("format", "wrong_format", {{"allowed", kFormat}});
  root.text_or("$schema", "");
  ruleset.id = root.id("ruleset");
  ruleset.version = root.integer_or("version", 1, 1, 1'000'000);
  ruleset.name = read_name(root, "name", true);
  ruleset.place = read_name(root, "place", true);
  ruleset.utc_offset =
      base::UtcOffset(root.integer_or("utc_offset_minutes", base::kChinaOffset.count(), -840, 840));
  ruleset.in_force_from = root.date_required("in_force_from");
  ruleset.awards_from = root.date("awards_from");
  ruleset.grace_hours = root.integer_or("grace_hours", 24, 0, 24 * 31);
  ruleset.sub_units_count_for_parent = root.flag("sub_units_count_for_parent");
  root.one_object("attribution",
                  [&](ObjectReader& object) { ruleset.attribution = read_attribution(object); });
  root.each_object("basis", [&](ObjectReader& object) {
    Basis basis;
    read_named(object, basis);
    basis.number = object.text_or("number", "");
    basis.date = object.date("date");
    basis.at_hand = object.flag("at_hand", true);
    ruleset.basis.push_back(std::move(basis));
  });
  root.each_object("interpretations", [&](ObjectReader& object) {
    Interpretation interpretation;
    interpretation.id = object.id("id");
    interpretation.cite = object.text_or("cite", "");
    interpretation.text = read_name(object, "text", true);
    interpretation.place = object.place();
    ruleset.interpretations.push_back(std::move(interpretation));
  });
}

void read_figures(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  root.each_object("measures", [&](ObjectReader& object) {
    ruleset.measures.push_back(read_measure(object, parts));
  });
  root.each_object("targets", [&](ObjectReader& object) {
    ruleset.targets.push_back(read_target(object, parts));
  });
  if (const json* points = root.get("points")) {
    ruleset.points.push_back(parts.node(*points, root.place("points")));
  }
}

// -- what can only be checked when all is read
// -----------------------------------------------------

void collect_node_ids(const Node& node, std::vector<const Node*>& nodes) {
  nodes.push_back(&node);
  const auto inside = [&](const std::vector<Node>& children) {
    for (const Node& child : children) collect_node_ids(child, nodes);
  };
  if (const auto* sum = std::get_if<SumOf>(&node.content)) inside(sum->of);
  if (const auto* roll = std::get_if<RollUp>(&node.content)) inside(roll->of);
  if (const auto* scale = std::get_if<ScaleTo>(&node.content)) inside(scale->of);
}

void collect_lines(const ItemTerm& term, std::vector<const Line*>& lines) {
  if (term.line) lines.push_back(&*term.line);
  for (const ItemTerm& child : term.of) collect_lines(child, lines);
}

struct Ids {
  std::set<Code> measures, targets, nodes, rankings, interpretations;
};

template <class Entry>
std::set<Code> unique_ids(const std::vector<Entry>& entries, const std::string& place,
                          LoadContext& context) {
  std::set<Code> ids;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!ids.insert(entries[i].id).second) {
      context.note(
          {place + "[" + std::to_string(i) + "].id", "repeated", {{"value", entries[i].id}}});
    }
  }
  return ids;
}

std::string choices(const std::set<Code>& ids) {
  std::string text;
  for (const Code& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text;
}

void check_references(LoadContext& context, const Ids& ids) {
  for (const PendingReference& reference : context.references) {
    if (context.is_full()) return;
    const std::set<Code>* list = nullptr;
    switch (reference.to) {
      case PendingReference::To::kMeasure: list = &ids.measures; break;
      case PendingReference::To::kTarget: list = &ids.targets; break;
      case PendingReference::To::kNode: list = &ids.nodes; break;
      case PendingReference::To::kRanking: list = &ids.rankings; break;
      case PendingReference::To::kInterpretation: list = &ids.interpretations; break;
    }
    if (list->contains(reference.id)) continue;
    context.note(
        {reference.place, "not_defined", {{"value", reference.id}, {"allowed", choices(*list)}}});
  }
}

// A measure of points may not lead back to itself through the rules that give those points.
class CircleFinder {
 public:
  explicit CircleFinder(const Ruleset& ruleset) : ruleset_(ruleset) {}

  bool measure_circles(const Code& id) {
    const std::string name = "measure " + id;
    if (done_.contains(name)) return false;
    if (!open_.insert(name).second) return true;
    bool circles = false;
    if (const Measure* measure = ruleset_.measure(id)) {
      if (const auto* ratio = std::get_if<RatioOf>(&measure->how)) {
        circles = measure_circles(ratio->numerator) || measure_circles(ratio->denominator);
      } else if (const auto* points = std::get_if<PointsOf>(&measure->how)) {
        const Node* node = ruleset_.node(points->node);
        circles = node != nullptr && node_circles(*node);
      }
    }
    open_.erase(name);
    done_.insert(name);
    return circles;
  }

 private:
  bool target_circles(const Code& id) {
    const Target* target = ruleset_.target(id);
    return target != nullptr && measure_circles(target->measure);
  }
  bool any_circles(const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      if (condition_circles(condition)) return true;
    }
    return false;
  }
  bool condition_circles(const Condition& condition) {
    return std::visit([&](const auto& test) { return test_circles(test); }, condition.test);
  }
  bool test_circles(const AllOf& test) { return any_circles(test.of); }
  bool test_circles(const AnyOf& test) { return any_circles(test.of); }
  bool test_circles(const Not& test) { return any_circles(test.of); }
  bool test_circles(const InARow& test) { return any_circles(test.of); }
  bool test_circles(const TargetMet& test) { return target_circles(test.target); }
  bool test_circles(const TargetMissed& test) { return target_circles(test.target); }
  bool test_circles(const MissedPeriods& test) { return target_circles(test.target); }
  bool test_circles(const MeasureIs& test) { return measure_circles(test.measure); }
  bool test_circles(const InGroup& /*test*/) { return false; }

  bool effect_circles(const MetOrMissed& effect) { return condition_circles(effect.when); }
  bool effect_circles(const Steps& effect) { return measure_circles(effect.measure); }
  template <class Effect>
  bool effect_circles(const Effect& effect) {
    return target_circles(effect.target);
  }
  bool node_circles(const Node& root) {
    std::vector<const Node*> nodes;
    collect_node_ids(root, nodes);
    for (const Node* node : nodes) {
      if (node->gate && condition_circles(node->gate->when)) return true;
      if (const auto* rank = std::get_if<RankPoints>(&node->content)) {
        if (measure_circles(rank->measure)) return true;
      }
      if (const auto* each = std::get_if<EachPeriod>(&node->content)) {
        if (std::visit([&](const auto& effect) { return effect_circles(effect); }, each->effect)) {
          return true;
        }
      }
    }
    return false;
  }

  const Ruleset& ruleset_;
  std::set<std::string> open_;
  std::set<std::string> done_;
};

void check_whole(const Ruleset& ruleset, LoadContext& context) {
  Ids ids;
  ids.measures = unique_ids(ruleset.measures, "$.measures", context);
  ids.targets = unique_ids(ruleset.targets, "$.targets", context);
  ids.rankings = unique_ids(ruleset.rankings, "$.rankings", context);
  ids.interpretations = unique_ids(ruleset.interpretations, "$.interpretations", context);
  std::vector<const Node*> nodes;
  if (ruleset.total() != nullptr) collect_node_ids(*ruleset.total(), nodes);
  for (const Node* node : nodes) {
    if (!ids.nodes.insert(node->id).second) {
      context.note({node->origin.place + ".id", "repeated", {{"value", node->id}}});
    }
  }
  // A ledger row names its line by its id, across versions too.
  std::vector<const Line*> lines;
  for (const Node* node : nodes) {
    if (const auto* items = std::get_if<ItemPoints>(&node->content)) {
      collect_lines(items->term, lines);
    }
  }
  std::set<Code> known;
  for (const Line* line : lines) {
    if (!known.insert(line->id).second) {
      context.note({line->origin.place + ".id", "repeated", {{"value", line->id}}});
    }
  }
  if (nodes.size() > base::limits::kRuleNodesMax) context.note({"$.points", "too_many", {}});
  check_references(context, ids);
  if (ruleset.measures.size() > base::limits::kRuleNodesMax) {
    return context.note({"$.measures", "too_many", {}});
  }
  CircleFinder circles(ruleset);
  for (std::size_t i = 0; i < ruleset.measures.size(); ++i) {
    if (circles.measure_circles(ruleset.measures[i].id)) {
      context.note(
          {"$.measures[" + std::to_string(i) + "]", "circle", {{"value", ruleset.measures[i].id}}});
    }
  }
}

}  // namespace

LoadedRuleset load_ruleset(std::string_view json_text) {
  LoadedRuleset loaded;
  LoadContext context;
  const json document = parse_noting(json_text, base::limits::kRulesetDepthMax, context);
  if (document.is_discarded()) {
    loaded.problems = std::move(context.problems);
    return loaded;
  }
  auto ruleset = std::make_shared<Ruleset>();
  ObjectReader root(document, "$", context);
  read_head(root, *ruleset);
  ruleset->words = read_vocabulary(root);
  PartsReader parts(ruleset->words, context);
  read_checks(root, parts, *ruleset);
  read_contacts(root, parts, *ruleset);
  read_figures(root, parts, *ruleset);
  read_rankings(root, parts, *ruleset);
  root.finish();
  check_whole(*ruleset, context);
  loaded.problems = std::move(context.problems);
  loaded.as_read = ruleset;
  if (loaded.problems.empty()) loaded.ruleset = std::move(ruleset);
  return loaded;
}

std::string ruleset_hash(std::string_view json_text) {
  return crypto::text(crypto::domain_hash("yibao/ruleset/v1", {json_text}));
}

}  // namespace yibao::rules
