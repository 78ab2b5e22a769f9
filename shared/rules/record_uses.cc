#include "shared/rules/record_uses.h"

#include <algorithm>

namespace yibao::rules {
namespace {

// What one selector asks of a record.
bool names(const Selector& selector, const Code& record) {
  const auto inside = [&](const std::vector<Selector>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Selector& part) { return names(part, record); });
  };
  return std::any_of(selector.one_of.begin(), selector.one_of.end(),
                     [&](const Selector::OneOf& test) {
                       return test.attribute == Attribute::kRecord &&
                              std::find(test.codes.begin(), test.codes.end(), record) !=
                                  test.codes.end();
                     }) ||
         inside(selector.all) || inside(selector.any);
}

bool asks_for(const Selector& selector, Quantity quantity) {
  const auto inside = [&](const std::vector<Selector>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Selector& part) { return asks_for(part, quantity); });
  };
  return std::any_of(selector.between.begin(), selector.between.end(),
                     [&](const Selector::Between& test) { return test.quantity == quantity; }) ||
         inside(selector.all) || inside(selector.any);
}

// The selector of a measure that counts records by itself.
const Selector* counted_by(const Measure& measure) {
  return std::visit(
      [](const auto& how) -> const Selector* {
        if constexpr (requires { how.of; }) {
          return &how.of;
        } else {
          return nullptr;
        }
      },
      measure.how);
}

bool counts(const Ruleset& ruleset, const Code& measure, const Code& record) {
  const Measure* found = ruleset.measure(measure);
  if (found == nullptr) return false;
  if (const auto* ratio = std::get_if<RatioOf>(&found->how)) {
    return counts(ruleset, ratio->numerator, record) || counts(ruleset, ratio->denominator, record);
  }
  const Selector* of = counted_by(*found);
  return of != nullptr && names(*of, record);
}

bool target_counts(const Ruleset& ruleset, const Code& target, const Code& record) {
  const Target* found = ruleset.target(target);
  return found != nullptr && counts(ruleset, found->measure, record);
}

struct Looks {
  const Code& record;
  const Ruleset& ruleset;

  bool any(const std::vector<Condition>& parts) const {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Condition& part) { return std::visit(*this, part.test); });
  }
  bool operator()(const AllOf& test) const { return any(test.of); }
  bool operator()(const AnyOf& test) const { return any(test.of); }
  bool operator()(const Not& test) const { return any(test.of); }
  bool operator()(const InARow& test) const { return any(test.of); }
  bool operator()(const MeasureIs& test) const { return counts(ruleset, test.measure, record); }
  bool operator()(const TargetMet& test) const {
    return target_counts(ruleset, test.target, record);
  }
  bool operator()(const TargetMissed& test) const {
    return target_counts(ruleset, test.target, record);
  }
  bool operator()(const MissedPeriods& test) const {
    return target_counts(ruleset, test.target, record);
  }
  bool operator()(const InGroup& /*test*/) const { return false; }
};

class Uses {
 public:
  Uses(const Ruleset& ruleset, const RecordName& record) : ruleset_(ruleset) {
    uses_.record = &record;
  }

  RecordUses find() {
    for (const Obligation& duty : ruleset_.obligations) {
      if (duty.record == id()) add().duty = &duty;
    }
    for (const Target& target : ruleset_.targets) {
      if (counts(ruleset_, target.measure, id())) add().target = &target;
    }
    for (const Node* leaf : ruleset_.leaves()) look_at(*leaf);
    for (const Measure& measure : ruleset_.measures) {
      const Selector* of = counted_by(measure);
      if (of == nullptr || !names(*of, id())) continue;
      note_quantities(*of);
      if (const auto* sum = std::get_if<SumQuantity>(&measure.how)) note(sum->quantity);
    }
    return std::move(uses_);
  }

 private:
  const Code& id() const { return uses_.record->id; }
  RecordUse& add() { return uses_.uses.emplace_back(); }

  void look_at(const Node& node) {
    if (const auto* items = std::get_if<ItemPoints>(&node.content)) look_at(items->term);
    const auto* each = std::get_if<EachPeriod>(&node.content);
    const auto* either = each == nullptr ? nullptr : std::get_if<MetOrMissed>(&each->effect);
    if (either != nullptr && looks_at(either->when, id(), ruleset_)) add().node = &node;
    const auto* steps = each == nullptr ? nullptr : std::get_if<Steps>(&each->effect);
    if (steps != nullptr && counts(ruleset_, steps->measure, id())) add().node = &node;
  }
  void look_at(const ItemTerm& term) {
    for (const ItemTerm& part : term.of) look_at(part);
    if (!term.line || !names(term.line->when, id())) return;
    const Line& line = *term.line;
    add().line = &line;
    note_quantities(line.when);
    if (const auto* range = std::get_if<PointsInRange>(&line.points)) {
      uses_.range = range;
      uses_.value = true;
    }
    if (const auto* input = std::get_if<PointsByInput>(&line.points); input && input->input) {
      note(*input->input);
    }
  }
  void note_quantities(const Selector& selector) {
    for (const Quantity quantity : {Quantity::kPeople, Quantity::kValue}) {
      if (asks_for(selector, quantity)) note(quantity);
    }
  }
  void note(Quantity quantity) {
    uses_.people = uses_.people || quantity == Quantity::kPeople;
    uses_.value = uses_.value || quantity == Quantity::kValue;
  }

  const Ruleset& ruleset_;
  RecordUses uses_;
};

}  // namespace

const Named& RecordUse::rule() const {
  if (duty != nullptr) return *duty;
  if (node != nullptr) return *node;
  if (line != nullptr) return *line;
  return *target;
}

std::vector<RecordUses> uses_of_records(const Ruleset& ruleset) {
  std::vector<RecordUses> all;
  for (const RecordName& record : ruleset.words.records.all()) {
    if (record.about == RecordAbout::kUnit) all.push_back(Uses(ruleset, record).find());
  }
  return all;
}

bool looks_at(const Condition& condition, const Code& record, const Ruleset& ruleset) {
  return std::visit(Looks{record, ruleset}, condition.test);
}

}  // namespace yibao::rules
