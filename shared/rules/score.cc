// A unit's points of a period, all in all: the tree, dropped rules, overrides (scoring.h).
#include <algorithm>

#include "shared/rules/scoring.h"

namespace yibao::rules {
namespace {

// The periods of a rule that lie in one asked for, or the one that it lies in.
std::vector<Period> periods_about(PeriodKind every, const Period& period) {
  if (every > period.kind) return {period_of(every, period.last)};
  return periods_in(every, period);
}

bool covers(const Period& outer, const Period& inner) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

}  // namespace

Decimal Scoring::prospect(const Code& unit, const Period& period, Date as_of) {
  Evaluator evaluator = this->evaluator(unit, std::min(as_of, period.last), false);
  const Score scored = score(evaluator, period);
  return scored.firm + scored.provisional;
}

Scoring::Score Scoring::score(Evaluator& evaluator, const Period& period) {
  Score score = score_without_overrides(evaluator, period);
  take_off_overridden(score, evaluator, period);
  return score;
}

Scoring::Score Scoring::score_without_overrides(Evaluator& evaluator, const Period& period) {
  Score score;
  const Ruleset& rules = *rules_for(period, evaluator.as_of()).ruleset;
  if (rules.total() != nullptr) {
    score.total = evaluator.evaluate(*rules.total(), period);
    score.firm = score.total->firm;
    score.provisional = score.total->provisional;
  }
  // Rules of earlier versions that the deciding one no longer has: what they gave stays.
  std::vector<Code> known;
  for (const VersionInForce& version : versions_) {
    if (version.compiled.ruleset.get() == &rules || version.from > period.last) continue;
    for (const Node* leaf : version.compiled.ruleset->leaves()) {
      const bool counted = rules.node(leaf->id) != nullptr ||
                           std::find(known.begin(), known.end(), leaf->id) != known.end();
      if (counted) continue;
      known.push_back(leaf->id);
      NodeResult earlier = evaluator.evaluate(*leaf, period);
      if (earlier.firm.is_zero() && earlier.provisional.is_zero()) continue;
      score.firm += earlier.firm;
      score.provisional += earlier.provisional;
      score.earlier.push_back(std::move(earlier));
    }
  }
  return score;
}

// A period that a rule makes zero gives back all that it gave; while it runs, as a prospect only.
void Scoring::take_off_overridden(Score& score, Evaluator& evaluator, const Period& period) {
  std::vector<Period> zeroed;
  for (const Override& rule : rules_for(period, evaluator.as_of()).ruleset->overrides) {
    if (rule.zero != Override::Zero::kPeriod) continue;
    for (const Period& each : periods_about(rule.every, period)) {
      if (each.first > evaluator.as_of() || !evaluator.holds(rule.when, each)) continue;
      score.overridden.push_back(rule.id + " " + each.text());
      zeroed.push_back(each);
    }
  }
  // Longest first, and of equal ones the one that has ended: a part of it is not taken off again.
  std::stable_sort(zeroed.begin(), zeroed.end(), [](const Period& a, const Period& b) {
    return a.last - a.first > b.last - b.first;
  });
  std::vector<Period> taken;
  for (const Period& each : zeroed) {
    const bool again = std::any_of(taken.begin(), taken.end(),
                                   [&](const Period& other) { return covers(other, each); });
    if (again) continue;
    taken.push_back(each);
    const Score gone = score_without_overrides(evaluator, covers(each, period) ? period : each);
    if (each.running(evaluator.as_of())) {
      score.provisional -= gone.firm + gone.provisional;
    } else {
      score.firm -= gone.firm;
      score.provisional -= gone.provisional;
    }
  }
}

}  // namespace yibao::rules
