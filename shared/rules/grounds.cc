#include "shared/rules/grounds.h"

#include <algorithm>

namespace yibao::rules {
namespace {

class Finder {
 public:
  Finder(const Period& period, const Ruleset& ruleset, Evaluator& evaluator)
      : period_(period), ruleset_(ruleset), evaluator_(evaluator) {}

  std::vector<Ground> take() { return std::move(grounds_); }

  void look(const Condition& condition) {
    if (!evaluator_.holds(condition, period_)) return;
    std::visit([&](const auto& test) { add(test, condition); }, condition.test);
  }

 private:
  void add(const AllOf& test, const Condition& /*whole*/) {
    for (const Condition& each : test.of) look(each);
  }
  void add(const AnyOf& test, const Condition& /*whole*/) {
    for (const Condition& each : test.of) look(each);
  }
  // What does not hold says so by its own figures.
  void add(const Not& test, const Condition& /*whole*/) {
    const Condition& inner = test.of.front();
    if (const auto* met = std::get_if<TargetMet>(&inner.test)) {
      add_target(met->target, period_);
    } else if (const auto* is = std::get_if<MeasureIs>(&inner.test)) {
      add_figure(is->measure, measure_name(is->measure), inner);
    }
  }
  void add(const TargetMet& test, const Condition& /*whole*/) { add_target(test.target, period_); }
  void add(const TargetMissed& test, const Condition& /*whole*/) {
    add_target(test.target, period_);
  }
  void add(const MeasureIs& test, const Condition& whole) {
    add_figure(test.measure, measure_name(test.measure), whole);
  }
  void add(const MissedPeriods& test, const Condition& /*whole*/) {
    for (const Period& each : periods_in(test.every, period_)) {
      if (!evaluator_.running(each)) add_target(test.target, each, true);
    }
  }
  void add(const InARow& test, const Condition& /*whole*/) {
    Period each = period_of(test.every, std::min(period_.last, evaluator_.as_of()));
    if (evaluator_.running(each)) each = period_of(test.every, each.first - std::chrono::days(1));
    for (std::int64_t i = 0; i < test.length; ++i) {
      Finder part(each, ruleset_, evaluator_);
      part.look(test.of.front());
      for (const Ground& ground : part.take()) {
        for (const Ground::Figure& figure : ground.figures) put(ground.code, ground.name, figure);
      }
      each = period_of(test.every, each.first - std::chrono::days(1));
    }
  }
  void add(const InGroup& /*test*/, const Condition& /*whole*/) {}

  void add_target(const Code& id, const Period& period, bool only_missed = false) {
    const Target* target = ruleset_.target(id);
    const auto status = evaluator_.target(id, period);
    if (target == nullptr || !status || (only_missed && status->met)) return;
    const std::string text =
        text_of(status->total()) + (status->met ? " ≥ " : " < ") + status->value.text();
    put(id, target->name, {period, text});
  }
  void add_figure(const Code& code, const Name& name, const Condition& condition) {
    std::string text = evaluator_.arithmetic(condition, period_);
    for (const std::string_view mark : {" ✓", " ✗"}) {
      if (text.ends_with(mark)) text.resize(text.size() - mark.size());
    }
    put(code, name, {period_, std::move(text)});
  }
  Name measure_name(const Code& id) const {
    const Measure* measure = ruleset_.measure(id);
    return measure == nullptr ? Name{id, id} : measure->name;
  }
  static std::string text_of(const Fraction& value) {
    return value.decimal(Decimal::kDecimals).text();
  }
  void put(const Code& code, const Name& name, Ground::Figure figure) {
    const auto known = std::find_if(grounds_.begin(), grounds_.end(),
                                    [&](const Ground& ground) { return ground.code == code; });
    Ground& ground =
        known == grounds_.end() ? grounds_.emplace_back(Ground{code, name, {}}) : *known;
    ground.figures.push_back(std::move(figure));
  }

  Period period_;
  const Ruleset& ruleset_;
  Evaluator& evaluator_;
  std::vector<Ground> grounds_;
};

struct Possibility {
  const Unit& unit;

  bool operator()(const AllOf& test) const {
    return std::all_of(test.of.begin(), test.of.end(), *this);
  }
  bool operator()(const AnyOf& test) const {
    return std::any_of(test.of.begin(), test.of.end(), *this);
  }
  bool operator()(const MeasureIs& test) const {
    const auto bound = [&](const std::optional<Amount>& amount) {
      return !amount || amount->of(unit).has_value();
    };
    return bound(test.at_least) && bound(test.at_most);
  }
  bool operator()(const InGroup& test) const {
    return unit.group &&
           std::find(test.groups.begin(), test.groups.end(), *unit.group) != test.groups.end();
  }
  template <class Other>
  bool operator()(const Other& /*depends on what the unit does*/) const {
    return true;
  }
  bool operator()(const Condition& condition) const { return std::visit(*this, condition.test); }
};

}  // namespace

std::vector<Ground> grounds_of(const Condition& condition, const Period& period,
                               const Ruleset& ruleset, Evaluator& evaluator) {
  Finder finder(period, ruleset, evaluator);
  finder.look(condition);
  return finder.take();
}

bool can_hold(const Condition& condition, const Unit& unit) {
  return Possibility{unit}(condition);
}

}  // namespace yibao::rules
