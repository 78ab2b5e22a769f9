#include "shared/rules/load_parts.h"

namespace yibao::rules {

using To = PendingReference::To;

Attribution read_attribution(ObjectReader& object) {
  Attribution attribution;
  attribution.mode = object.choice_required<Attribution::Mode>("mode");
  attribution.count_for_all =
      object.flag("count_for_all", attribution.mode == Attribution::Mode::kFull);
  if (attribution.mode == Attribution::Mode::kAmountEach) {
    attribution.amount = object.decimal_required("amount");
  }
  if (attribution.mode == Attribution::Mode::kShares) {
    object.each_value("shares", [&](const json& value, const std::string& at) {
      if (const auto share = decimal_from(value)) {
        attribution.shares.push_back(*share);
      } else {
        object.context().note({at, "not_a_decimal", {}});
      }
    });
    if (attribution.shares.empty()) object.missing("shares", "[60, 40]");
  }
  return attribution;
}

PointsValue PartsReader::points_value(ObjectReader& object) {
  const char* which = object.exactly_one_of({"points", "table", "input", "range"});
  const std::string kind = which == nullptr ? "" : which;
  if (kind == "points") return amount_required(object, "points");
  if (kind == "table") return table(object);
  if (kind == "input") {
    PointsByInput by_input;
    const json* value = object.get("input");
    const bool by_count = value != nullptr && *value == "count";
    if (!by_count) by_input.input = object.choice_required<Quantity>("input");
    by_input.times = object.decimal_required("times");
    return by_input;
  }
  PointsInRange range;
  if (const json* value = object.get("range")) {
    ObjectReader bounds(*value, object.place("range"), context_);
    range = {bounds.decimal_required("least"), bounds.decimal_required("most")};
    if (range.least > range.most) bounds.note("least", "least_above_most");
    bounds.finish();
  }
  return range;
}

Line PartsReader::line(ObjectReader& object) {
  Line line;
  read_named(object, line);
  line.when = selector(object, "when");
  line.points = points_value(object);
  object.each_object("modifiers", [&](ObjectReader& inner) {
    Modifier modifier;
    modifier.when = selector(inner, "when");
    if (const char* op = inner.exactly_one_of({"times", "plus", "replace"})) {
      modifier.op = *base::enum_from_name<Modifier::Op>(op);
      modifier.by = inner.decimal_required(op);
    }
    line.modifiers.push_back(std::move(modifier));
  });
  if (object.has("once_per")) {
    const json* value = object.get("once_per");
    line.once_per.clear();
    if (*value != "record") line.once_per = object.choices<OncePer>("once_per");
  }
  if (object.has("needs")) line.needs = selector(object, "needs");
  return line;
}

ItemTerm PartsReader::item_term(const json& value, const std::string& place) {
  ObjectReader object(value, place, context_);
  const char* which = object.exactly_one_of({"when", "sum", "highest", "best", "cap"});
  const std::string kind = which == nullptr ? "" : which;
  ItemTerm term;
  term.place = place;
  const auto children = [&](ObjectReader& from, const char* field) {
    from.each_value(field, [&](const json& child, const std::string& at) {
      term.of.push_back(item_term(child, at));
    });
  };
  if (kind == "when") {
    term.kind = ItemTerm::Kind::kLine;
    term.line = line(object);
  } else if (kind == "sum" || kind == "highest") {
    term.kind = kind == "sum" ? ItemTerm::Kind::kSum : ItemTerm::Kind::kHighest;
    children(object, which);
  } else if (kind == "best") {
    term.kind = ItemTerm::Kind::kBest;
    ObjectReader inner(*object.get("best"), object.place("best"), context_);
    term.best = inner.integer_or("count", 1, 1, 100);
    term.one_per = key_attribute(inner, "one_per",
                                 {Attribute::kRecord, Attribute::kKind, Attribute::kJournal,
                                  Attribute::kForm, Attribute::kLevel, Attribute::kPost});
    children(inner, "of");
    if (term.of.empty()) inner.missing("of", "[{\"when\": ...}]");
    inner.finish();
  } else if (kind == "cap") {
    term.kind = ItemTerm::Kind::kCap;
    ObjectReader inner(*object.get("cap"), object.place("cap"), context_);
    term.cap = inner.decimal_required("most");
    children(inner, "of");
    if (term.of.empty()) inner.missing("of", "[{\"when\": ...}]");
    inner.finish();
  }
  object.finish();
  return term;
}

EachPeriod PartsReader::each_period(ObjectReader& object) {
  EachPeriod each;
  each.every = object.choice_required<PeriodKind>("every");
  const char* which = object.exactly_one_of(
      {"if", "per_missing", "per_extra", "shortfall_times", "proportional", "symmetric", "steps"});
  const std::string kind = which == nullptr ? "" : which;
  if (kind == "if") {
    each.effect =
        MetOrMissed{condition_required(object, "if"), amount(object, "met").value_or(Amount()),
                    amount(object, "missed").value_or(Amount())};
    return each;
  }
  if (kind.empty()) return each;
  ObjectReader inner(*object.get(which), object.place(which), context_);
  if (kind == "per_missing") {
    each.effect = PerMissing{reference(inner, "target", To::kTarget),
                             inner.decimal_required("points"), inner.decimal("floor")};
  } else if (kind == "per_extra") {
    each.effect = PerExtra{reference(inner, "target", To::kTarget),
                           inner.decimal_required("points"), inner.decimal("cap")};
  } else if (kind == "shortfall_times") {
    each.effect =
        ShortfallTimes{reference(inner, "target", To::kTarget), inner.decimal_required("points")};
  } else if (kind == "proportional") {
    each.effect =
        Proportional{reference(inner, "target", To::kTarget), amount_required(inner, "points")};
  } else if (kind == "symmetric") {
    each.effect = Symmetric{reference(inner, "target", To::kTarget),
                            inner.decimal_required("points"), inner.decimal("cap")};
  } else {
    Steps steps;
    steps.measure = reference(inner, "measure", To::kMeasure);
    inner.each_object("steps", [&](ObjectReader& step) {
      steps.steps.push_back(
          {step.decimal("at_least"), step.decimal("below"), step.decimal_required("points")});
    });
    if (steps.steps.empty()) inner.missing("steps", "[{\"below\": 30, \"points\": -1}]");
    each.effect = std::move(steps);
  }
  inner.finish();
  return each;
}

std::vector<Node> PartsReader::nodes(ObjectReader& object, const char* field) {
  std::vector<Node> list;
  object.each_value(
      field, [&](const json& value, const std::string& at) { list.push_back(node(value, at)); });
  return list;
}

NodeContent PartsReader::node_content(ObjectReader& object) {
  const char* which = object.exactly_one_of(
      {"sum", "items", "base", "each_period", "rank_points", "roll_up", "scale_to", "open_ladder"});
  const std::string kind = which == nullptr ? "" : which;
  if (kind.empty()) return SumOf{};
  if (kind == "sum") return SumOf{nodes(object, "sum")};
  if (kind == "items") return item_points(object);
  ObjectReader inner(*object.get(which), object.place(which), context_);
  NodeContent content = SumOf{};
  if (kind == "base") {
    content =
        BasePoints{inner.choice_required<PeriodKind>("every"), amount_required(inner, "points")};
  } else if (kind == "each_period") {
    content = each_period(inner);
  } else if (kind == "rank_points") {
    content = rank_points(inner);
  } else if (kind == "roll_up") {
    content =
        RollUp{inner.choice_required<PeriodKind>("every"), inner.choice_required<RollUp::By>("by"),
               inner.integer_or("best", 1, 1, 366), only_node(inner, "of")};
  } else if (kind == "scale_to") {
    content = scale_to(inner);
  } else {
    content = OpenLadder{measure_list(inner, "measures")};
  }
  inner.finish();
  return content;
}

ItemPoints PartsReader::item_points(ObjectReader& object) {
  ItemPoints items;
  items.term = item_term(*object.get("items"), object.place("items"));
  items.within = object.choice<PeriodKind>("within");
  object.one_object("attribution",
                    [&](ObjectReader& inner) { items.attribution = read_attribution(inner); });
  return items;
}

ScaleTo PartsReader::scale_to(ObjectReader& object) {
  ScaleTo scale;
  scale.full_mark = object.decimal_required("full_mark");
  scale.against = object.choice_required<ScaleTo::Against>("against");
  if (scale.against == ScaleTo::Against::kAmount) scale.amount = amount_required(object, "amount");
  scale.of = only_node(object, "of");
  return scale;
}

RankPoints PartsReader::rank_points(ObjectReader& object) {
  RankPoints rank{object.choice_required<PeriodKind>("every"),
                  reference(object, "measure", To::kMeasure),
                  object.flag("in_group", true),
                  object.flag("rank_zeros", true),
                  {}};
  object.each_value("by_rank", [&](const json& number, const std::string& at) {
    const auto points = decimal_from(number);
    if (!points) context_.note({at, "not_a_decimal", {}});
    rank.by_rank.push_back(points.value_or(Decimal()));
  });
  if (rank.by_rank.empty()) object.missing("by_rank", "[5, 3, 1]");
  return rank;
}

std::vector<Code> PartsReader::measure_list(ObjectReader& object, const char* field) {
  std::vector<Code> measures;
  object.each_value(field, [&](const json& id, const std::string& at) {
    if (!id.is_string()) return context_.note({at, "not_a_text", {}});
    measures.push_back(id.get<std::string>());
    context_.references.push_back({To::kMeasure, id.get<std::string>(), at});
  });
  return measures;
}

std::vector<Node> PartsReader::only_node(ObjectReader& object, const char* field) {
  std::vector<Node> of = nodes(object, field);
  if (of.size() != 1) object.note(field, "not_exactly_one", {{"allowed", "1"}});
  return of;
}

Node PartsReader::node(const json& value, const std::string& place) {
  ObjectReader object(value, place, context_);
  Node node;
  read_named(object, node);
  node.content = node_content(object);
  object.one_object("gate", [&](ObjectReader& inner) {
    node.gate = Gate{condition_required(inner, "if"), inner.choice<PeriodKind>("every")};
  });
  node.cap = amount(object, "cap");
  node.floor = amount(object, "floor");
  node.limit_every = object.choice<PeriodKind>("limit_every");
  node.weight = object.decimal("weight");
  object.one_object("round", [&](ObjectReader& inner) {
    node.round = RoundTo{static_cast<int>(inner.integer_or("decimals", 0, 0, 6)),
                         inner.choice_or("mode", base::Rounding::kHalfUp)};
  });
  object.finish();
  return node;
}

}  // namespace yibao::rules
