// Measures, targets and conditions of one unit (evaluate.h).
#include <algorithm>

#include "shared/rules/evaluate.h"

namespace yibao::rules {
namespace {

constexpr const char* mark(bool holds) {
  return holds ? " ✓" : " ✗";
}

Fraction share_of_target(const TargetStatus& status) {
  if (status.value.is_zero() || status.value.is_negative()) return Fraction::whole(1);
  const Fraction share = status.total() / Fraction::of(status.value);
  return std::min(share, Fraction::whole(1));
}

std::string plain(const Fraction& value) {
  if (value.denominator() == 1) return std::to_string(value.numerator());
  const Decimal shown = value.decimal(Decimal::kDecimals);
  return Fraction::of(shown) == value
             ? shown.text()
             : std::to_string(value.numerator()) + "/" + std::to_string(value.denominator());
}

}  // namespace

const VersionInForce* Evaluator::version_for(const Period& period) const {
  return version_on(versions_, last_counted(period));
}

Fraction Evaluator::measure(const Code& id, const Period& period) {
  const VersionInForce* version = version_for(period);
  if (version == nullptr) return {};
  const auto& measures = version->compiled.measures;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i].measure->id == id) return measure_by(*version, i, period);
  }
  return {};
}

Fraction Evaluator::measure_by(const VersionInForce& version, std::size_t index,
                               const Period& period) {
  const Measure& measure = *version.compiled.measures[index].measure;
  if (const auto* ratio = std::get_if<RatioOf>(&measure.how)) {
    const Fraction numerator = this->measure(ratio->numerator, period);
    const Fraction denominator = this->measure(ratio->denominator, period);
    if (denominator != Fraction()) return numerator / denominator;
    return numerator == Fraction() ? Fraction::of(ratio->if_zero) : Fraction::whole(1);
  }
  if (const auto* points = std::get_if<PointsOf>(&measure.how)) {
    const Node* node = version.compiled.ruleset->node(points->node);
    return node == nullptr ? Fraction() : Fraction::of(evaluate(*node, period).firm);
  }
  return account_.count(version, index, period.first, last_counted(period));
}

std::optional<TargetStatus> Evaluator::target(const Code& id, const Period& period) {
  const VersionInForce* version = version_for(period);
  if (version == nullptr || period.first > as_of_) return std::nullopt;
  const Target* target = version->compiled.ruleset->target(id);
  if (target == nullptr || (target->from && period.first < *target->from)) return std::nullopt;
  const auto value = target->value.of(account_.unit());
  if (!value) return std::nullopt;
  TargetStatus status;
  status.target = target;
  status.period = period;
  status.value = *value;
  status.done = measure(target->measure, period);
  if (target->carry_over) status.carried = carried_into(id, period);
  status.met = status.total() >= Fraction::of(*value);
  status.running = running(period);
  return status;
}

// A surplus of the period before, with what that one was brought in turn; not across years.
Fraction Evaluator::carried_into(const Code& id, const Period& period) {
  const Period before = period_of(period.kind, period.first - std::chrono::days(1));
  const bool same_year = period_of(PeriodKind::kYear, before.last).contains(period.last);
  const auto status = same_year ? target(id, before) : std::nullopt;
  if (!status) return {};
  return std::max(status->total() - Fraction::of(status->value), Fraction());
}

std::vector<TargetStatus> Evaluator::target_in(const Code& id, const Period& period) {
  const VersionInForce* version = version_for(period);
  const Target* target = version == nullptr ? nullptr : version->compiled.ruleset->target(id);
  if (target == nullptr) return {};
  std::vector<Period> periods = begun(target->every, period);
  if (periods.empty()) periods.push_back(period_of(target->every, last_counted(period)));
  std::vector<TargetStatus> statuses;
  for (const Period& each : periods) {
    if (auto status = this->target(id, each)) statuses.push_back(*status);
  }
  return statuses;
}

std::optional<Fraction> Evaluator::completion(const std::vector<Code>& targets,
                                              const Period& period) {
  Fraction total;
  std::int64_t counted = 0;
  for (const Code& id : targets) {
    std::vector<TargetStatus> statuses = target_in(id, period);
    const bool some_ended = std::any_of(statuses.begin(), statuses.end(),
                                        [](const TargetStatus& s) { return !s.running; });
    if (some_ended) std::erase_if(statuses, [](const TargetStatus& s) { return s.running; });
    if (statuses.empty()) continue;
    Fraction sum;
    for (const TargetStatus& status : statuses) sum = sum + share_of_target(status);
    total = total + sum / Fraction::whole(static_cast<std::int64_t>(statuses.size()));
    ++counted;
  }
  if (counted == 0) return std::nullopt;
  return total / Fraction::whole(counted);
}

std::vector<Period> Evaluator::begun(PeriodKind kind, const Period& within) const {
  std::vector<Period> periods = periods_in(kind, within);
  std::erase_if(periods, [&](const Period& period) {
    return period.first > as_of_ || version_for(period) == nullptr;
  });
  return periods;
}

// -- conditions -----------------------------------------------------------------------------------

namespace {

struct ConditionTester {
  Evaluator& evaluator;
  const Period& period;

  bool operator()(const AllOf& test) const {
    return std::all_of(test.of.begin(), test.of.end(),
                       [&](const Condition& each) { return evaluator.holds(each, period); });
  }
  bool operator()(const AnyOf& test) const {
    return std::any_of(test.of.begin(), test.of.end(),
                       [&](const Condition& each) { return evaluator.holds(each, period); });
  }
  bool operator()(const Not& test) const { return !evaluator.holds(test.of.front(), period); }
  bool operator()(const TargetMet& test) const {
    const auto status = evaluator.target(test.target, period);
    return !status || status->met;
  }
  bool operator()(const TargetMissed& test) const {
    const auto status = evaluator.target(test.target, period);
    return status && !status->met;
  }
  bool operator()(const MeasureIs& test) const {
    const Fraction value = evaluator.measure(test.measure, period);
    const Unit& unit = evaluator.account().unit();
    const auto beyond = [&](const std::optional<Amount>& bound, int direction) {
      if (!bound) return true;
      const auto limit = bound->of(unit);
      if (!limit) return false;  // no such bound for this unit: it cannot be reached
      const auto order = value <=> Fraction::of(*limit);
      if (order == 0) return !test.strictly;
      return direction > 0 ? order > 0 : order < 0;
    };
    return beyond(test.at_least, 1) && beyond(test.at_most, -1);
  }
  bool operator()(const MissedPeriods& test) const {
    std::int64_t missed = 0;
    for (const Period& each : periods_in(test.every, period)) {
      if (evaluator.running(each)) continue;
      const auto status = evaluator.target(test.target, each);
      if (status && !status->met) ++missed;
    }
    return missed >= test.at_least;
  }
  bool operator()(const InARow& test) const {
    // Looks back from the period's last ended part, into the time before the period if need be.
    Period each = period_of(test.every, std::min(period.last, evaluator.as_of()));
    if (evaluator.running(each)) each = period_of(test.every, each.first - std::chrono::days(1));
    for (std::int64_t i = 0; i < test.length; ++i) {
      if (evaluator.version_for(each) == nullptr) return false;  // there were no rules to keep
      if (!evaluator.holds(test.of.front(), each)) return false;
      each = period_of(test.every, each.first - std::chrono::days(1));
    }
    return true;
  }
  bool operator()(const InGroup& test) const {
    const auto& group = evaluator.account().unit().group;
    return group && std::find(test.groups.begin(), test.groups.end(), *group) != test.groups.end();
  }
};

}  // namespace

bool Evaluator::holds(const Condition& condition, const Period& period) {
  return std::visit(ConditionTester{*this, period}, condition.test);
}

std::string Evaluator::figure(const Code& id, const Period& period) {
  const VersionInForce* version = version_for(period);
  const Measure* how = version == nullptr ? nullptr : version->compiled.ruleset->measure(id);
  if (how != nullptr) {
    if (const auto* ratio = std::get_if<RatioOf>(&how->how)) {
      return figure(ratio->numerator, period) + "/" + figure(ratio->denominator, period);
    }
  }
  return plain(measure(id, period));
}

std::string Evaluator::arithmetic(const Condition& condition, const Period& period) {
  const auto list = [&](const std::vector<Condition>& conditions, const char* between) {
    std::string text;
    for (const Condition& each : conditions) {
      text += (text.empty() ? "" : between) + arithmetic(each, period);
    }
    return text;
  };
  const auto of_target = [&](const Code& id) {
    const auto status = target(id, period);
    if (!status) return std::string("–");
    return plain(status->total()) + (status->met ? " ≥ " : " < ") + status->value.text();
  };
  const std::string sign = mark(holds(condition, period));
  if (const auto* all = std::get_if<AllOf>(&condition.test)) return list(all->of, ", ");
  if (const auto* any = std::get_if<AnyOf>(&condition.test)) return list(any->of, " | ");
  if (const auto* negated = std::get_if<Not>(&condition.test))
    return "¬(" + list(negated->of, "") + ")";
  if (const auto* met = std::get_if<TargetMet>(&condition.test))
    return of_target(met->target) + sign;
  if (const auto* missed = std::get_if<TargetMissed>(&condition.test)) {
    return of_target(missed->target) + sign;
  }
  if (const auto* is = std::get_if<MeasureIs>(&condition.test)) {
    std::string text = figure(is->measure, period);
    const Unit& unit = account_.unit();
    const auto bound = [&](const std::optional<Amount>& amount, const char* relation) {
      if (!amount) return;
      const auto limit = amount->of(unit);
      text += relation + (limit ? limit->text() : std::string("–"));
    };
    bound(is->at_least, is->strictly ? " > " : " ≥ ");
    bound(is->at_most, is->strictly ? " < " : " ≤ ");
    return text + sign;
  }
  return holds(condition, period) ? "✓" : "✗";
}

}  // namespace yibao::rules
