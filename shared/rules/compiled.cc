#include "shared/rules/compiled.h"

#include <algorithm>

namespace yibao::rules {
namespace {

std::uint16_t code_of(const Record& record, Attribute attribute, const MatchContext& context) {
  switch (attribute) {
    case Attribute::kRecord: return record.record;
    case Attribute::kKind: return record.kind;
    case Attribute::kJournal: return record.journal;
    case Attribute::kForm: return record.form;
    case Attribute::kLevel: return record.level;
    case Attribute::kPost: return record.post;
    case Attribute::kGroup: return context.group;
    case Attribute::kUnit: return context.unit;
    case Attribute::kFlag: break;  // a set, tested by its bits
  }
  return 0;
}

std::vector<CompiledSelector> compile_all(const std::vector<Selector>& selectors,
                                          FactTable& facts) {
  std::vector<CompiledSelector> compiled;
  compiled.reserve(selectors.size());
  for (const Selector& selector : selectors) compiled.emplace_back(selector, facts);
  return compiled;
}

CompiledTable compile_table(const PointsTable& table, FactTable& facts) {
  CompiledTable compiled;
  for (const auto& row : table.rows) {
    compiled.rows.push_back({CompiledSelector(row.when, facts), row.points});
  }
  compiled.otherwise = table.otherwise;
  return compiled;
}

CompiledLine compile_line(const Line& line, FactTable& facts) {
  CompiledLine compiled;
  compiled.line = &line;
  compiled.when = CompiledSelector(line.when, facts);
  if (const auto* table = std::get_if<PointsTable>(&line.points)) {
    compiled.table = compile_table(*table, facts);
  }
  for (const Modifier& modifier : line.modifiers) {
    compiled.modifiers.push_back(
        {CompiledSelector(modifier.when, facts), modifier.op, modifier.by});
  }
  if (line.needs) compiled.needs = CompiledSelector(*line.needs, facts);
  return compiled;
}

void collect_lines(const ItemTerm& term, FactTable& facts, std::vector<CompiledLine>& lines) {
  if (term.line) lines.push_back(compile_line(*term.line, facts));
  for (const ItemTerm& child : term.of) collect_lines(child, facts, lines);
}

bool is_plain_sum(const ItemTerm& term) {
  if (term.kind == ItemTerm::Kind::kLine) return true;
  return term.kind == ItemTerm::Kind::kSum &&
         std::all_of(term.of.begin(), term.of.end(), is_plain_sum);
}

CompiledItemAward compile_award(const ItemAward& award, FactTable& facts) {
  CompiledItemAward compiled;
  compiled.award = &award;
  for (const ItemAward::Row& row : award.rows) {
    compiled.rows.push_back({CompiledSelector(row.when, facts), row.amount});
  }
  if (award.needs) compiled.needs = CompiledSelector(*award.needs, facts);
  return compiled;
}

bool compares_units(const Node& node) {
  const auto inside = [](const std::vector<Node>& children) {
    return std::any_of(children.begin(), children.end(), compares_units);
  };
  if (std::holds_alternative<RankPoints>(node.content)) return true;
  if (const auto* sum = std::get_if<SumOf>(&node.content)) return inside(sum->of);
  if (const auto* roll = std::get_if<RollUp>(&node.content)) return inside(roll->of);
  const auto* scale = std::get_if<ScaleTo>(&node.content);
  return scale != nullptr && (scale->against != ScaleTo::Against::kAmount || inside(scale->of));
}

void collect_items(const Node& node, const Ruleset& ruleset, FactTable& facts,
                   std::vector<CompiledItems>& found) {
  const auto inside = [&](const std::vector<Node>& children) {
    for (const Node& child : children) collect_items(child, ruleset, facts, found);
  };
  if (const auto* items = std::get_if<ItemPoints>(&node.content)) {
    CompiledItems compiled;
    compiled.node = &node;
    compiled.key = facts.codes().intern(node.id);
    compiled.items = items;
    compiled.attribution = items->attribution.value_or(ruleset.attribution);
    collect_lines(items->term, facts, compiled.lines);
    compiled.plain_sum = is_plain_sum(items->term);
    found.push_back(std::move(compiled));
  }
  if (const auto* sum = std::get_if<SumOf>(&node.content)) inside(sum->of);
  if (const auto* roll = std::get_if<RollUp>(&node.content)) inside(roll->of);
  if (const auto* scale = std::get_if<ScaleTo>(&node.content)) inside(scale->of);
}

CompiledMeasure compile_measure(const Measure& measure, FactTable& facts) {
  CompiledMeasure compiled;
  compiled.measure = &measure;
  if (const auto* items = std::get_if<CountItems>(&measure.how)) {
    compiled.of = CompiledSelector(items->of, facts);
  } else if (const auto* records = std::get_if<CountRecords>(&measure.how)) {
    compiled.of = CompiledSelector(records->of, facts);
  } else if (const auto* weighted = std::get_if<CountWeighted>(&measure.how)) {
    compiled.of = CompiledSelector(weighted->of, facts);
    compiled.weights = compile_table(weighted->weights, facts);
  } else if (const auto* distinct = std::get_if<CountDistinct>(&measure.how)) {
    compiled.of = CompiledSelector(distinct->of, facts);
  } else if (const auto* sum = std::get_if<SumQuantity>(&measure.how)) {
    compiled.of = CompiledSelector(sum->of, facts);
  }
  return compiled;
}

}  // namespace

std::optional<Decimal> quantity_of(const Record& record, Quantity quantity) {
  switch (quantity) {
    case Quantity::kWords:
      if (record.words < 0) return std::nullopt;
      return Decimal(record.words);
    case Quantity::kPeople:
      if (record.people < 0) return std::nullopt;
      return Decimal(record.people);
    case Quantity::kValue:
      if (!record.has_value) return std::nullopt;
      return record.value();
    case Quantity::kAuthors: return Decimal(record.authors);
    case Quantity::kUnits: return Decimal(record.units);
  }
  return std::nullopt;
}

CompiledSelector::CompiledSelector(const Selector& selector, FactTable& facts) {
  for (const Selector::OneOf& one_of : selector.one_of) {
    if (one_of.attribute == Attribute::kFlag) {
      tests_flags_ = true;
      for (const Code& flag : one_of.codes) {
        if (const auto bit = facts.flag_bit(flag)) flags_ |= 1ULL << *bit;
      }
      continue;
    }
    CodeTest test;
    test.attribute = one_of.attribute;
    for (const Code& code : one_of.codes) {
      const std::uint16_t number = facts.codes().intern(code);
      if (test.bits.size() <= number / 64U) test.bits.resize(number / 64U + 1);
      test.bits[number / 64U] |= 1ULL << (number % 64U);
    }
    codes_.push_back(std::move(test));
  }
  for (const Selector::Between& between : selector.between) {
    ranges_.push_back({between.quantity, between.least, between.most});
  }
  all_ = compile_all(selector.all, facts);
  any_ = compile_all(selector.any, facts);
  none_ = compile_all(selector.none, facts);
  item_has_ = compile_all(selector.item_has, facts);
}

bool CompiledSelector::passes(const CodeTest& test, const Record& record,
                              const MatchContext& context) const {
  return test.has(code_of(record, test.attribute, context));
}

bool CompiledSelector::matches(const Record& record, const MatchContext& context) const {
  for (const CodeTest& test : codes_) {
    if (!passes(test, record, context)) return false;
  }
  if (tests_flags_ && (record.flags & flags_) == 0) return false;
  for (const RangeTest& test : ranges_) {
    const auto value = quantity_of(record, test.quantity);
    if (!value || (test.least && *value < *test.least) || (test.most && *value > *test.most)) {
      return false;
    }
  }
  for (const CompiledSelector& selector : all_) {
    if (!selector.matches(record, context)) return false;
  }
  for (const CompiledSelector& selector : none_) {
    if (selector.matches(record, context)) return false;
  }
  for (const CompiledSelector& selector : item_has_) {
    const Record* found = selector.first_in(context);
    if (found == nullptr || found->day > record.day) return false;
  }
  if (any_.empty()) return true;
  for (const CompiledSelector& selector : any_) {
    if (selector.matches(record, context)) return true;
  }
  return false;
}

const Record* CompiledSelector::first_in(const MatchContext& context) const {
  for (const Record& record : context.item) {
    if (matches(record, context)) return &record;
  }
  return nullptr;
}

Decimal CompiledTable::of(const Record& record, const MatchContext& context) const {
  for (const Row& row : rows) {
    if (row.when.matches(record, context)) return row.points;
  }
  return otherwise;
}

CompiledRuleset compile(std::shared_ptr<const Ruleset> ruleset, FactTable& facts) {
  CompiledRuleset compiled;
  if (ruleset->total() != nullptr) {
    collect_items(*ruleset->total(), *ruleset, facts, compiled.items);
    compiled.compares_units = compares_units(*ruleset->total());
  }
  for (const ItemAward& award : ruleset->item_awards) {
    compiled.item_awards.push_back(compile_award(award, facts));
  }
  for (const Measure& measure : ruleset->measures) {
    compiled.measures.push_back(compile_measure(measure, facts));
  }
  for (const Override& rule : ruleset->overrides) {
    if (rule.zero == Override::Zero::kItem) {
      compiled.zeroed_items.emplace_back(rule.item, facts);
    }
  }
  compiled.ruleset = std::move(ruleset);
  return compiled;
}

}  // namespace yibao::rules
