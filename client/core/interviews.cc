#include "client/core/interviews.h"

#include <algorithm>

#include "client/core/period_figures.h"
#include "shared/domain/dossier.h"

namespace yibao::client {
namespace {

// The rule's periods in one that is as long or longer; the one around it, of a shorter one.
std::vector<rules::Period> periods_of(rules::PeriodKind every, const rules::Period& period,
                                      base::Date today) {
  auto periods = rules::periods_in(every, period);
  if (periods.empty()) periods.push_back(rules::period_of(every, std::min(period.last, today)));
  std::erase_if(periods, [&](const rules::Period& each) { return each.first > today; });
  return periods;
}

base::Result<std::vector<domain::InterviewState>> states(Replica& replica) {
  YIBAO_TRY(const auto subjects, replica.index().subjects(RowKind::kOther));
  std::vector<domain::InterviewState> held;
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    domain::InterviewState state = domain::fold_interview(subject, entries);
    if (state.held) held.push_back(std::move(state));
  }
  return held;
}

std::optional<base::Date> last_since(const std::vector<domain::InterviewState>& held,
                                     const base::UnitCode& unit, base::Date day) {
  std::optional<base::Date> last;
  for (const domain::InterviewState& state : held) {
    const base::Date on = state.held->body.on_date;
    const bool fits = state.held->unit == unit && !state.held->retracted && on >= day;
    if (fits && (!last || on > *last)) last = on;
  }
  return last;
}

rules::Name ground_name(const rules::Ruleset& ruleset, const rules::Code& code) {
  if (const rules::Target* target = ruleset.target(code)) return target->name;
  if (const rules::Measure* measure = ruleset.measure(code)) return measure->name;
  return {code, code};
}

void add_candidates(Replica& replica, PeriodFigures& figures, const rules::Period& period,
                    const std::vector<domain::InterviewState>& held,
                    std::vector<InterviewCandidate>& candidates) {
  const base::Date upto = std::min(period.last, replica.today());
  rules::Scoring& scoring = figures.scoring();
  const rules::Ruleset& ruleset = *scoring.rules_for(period, upto).ruleset;
  if (!ruleset.interviews) return;
  for (const rules::Unit& unit : scoring.units()) {
    if (scoring.facts().is_on_other_account(unit.id)) continue;
    rules::Evaluator evaluator = scoring.evaluator(unit.id, upto, false);
    if (!evaluator.holds(ruleset.interviews->when, period)) continue;
    InterviewCandidate candidate;
    candidate.unit = base::UnitCode(unit.id);
    candidate.unit_name = unit.name.zh;
    candidate.period = period;
    candidate.running = period.running(replica.today());
    candidate.grounds = rules::grounds_of(ruleset.interviews->when, period, ruleset, evaluator);
    candidate.interviewed_on = last_since(held, candidate.unit, period.first);
    candidates.push_back(std::move(candidate));
  }
}

// How the unit has done since.
base::Status look_again(Replica& replica, HeldInterview& interview) {
  const auto ruleset = replica.ruleset();
  if (!ruleset || !ruleset->interviews || interview.retracted) return {};
  const rules::PeriodKind every = ruleset->interviews->every;
  const base::Date day_before =
      rules::period_of(every, replica.today()).first - std::chrono::days(1);
  const rules::Period last = rules::period_of(every, day_before);
  if (last.last <= interview.on_date) return {};
  YIBAO_TRY(PeriodFigures figures, PeriodFigures::of(replica, last));
  const auto& units = figures.scoring().units();
  const bool scored = std::any_of(units.begin(), units.end(), [&](const rules::Unit& unit) {
    return unit.id == interview.unit.text();
  });
  const rules::Ruleset& rules_then = *figures.scoring().rules_for(last, last.last).ruleset;
  if (!scored || !rules_then.interviews) return {};
  interview.since = last;
  interview.again = figures.scoring()
                        .evaluator(interview.unit.text(), last.last, false)
                        .holds(rules_then.interviews->when, last);
  return {};
}

}  // namespace

base::Result<std::vector<InterviewCandidate>> interview_candidates(Replica& replica,
                                                                   const rules::Period& period) {
  std::vector<InterviewCandidate> candidates;
  const auto ruleset = replica.ruleset_on(std::min(period.last, replica.today()));
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  if (!ruleset->interviews) return candidates;
  YIBAO_TRY(const auto held, states(replica));
  for (const rules::Period& each :
       periods_of(ruleset->interviews->every, period, replica.today())) {
    YIBAO_TRY(PeriodFigures figures, PeriodFigures::of(replica, each));
    add_candidates(replica, figures, each, held, candidates);
  }
  return candidates;
}

base::Result<std::vector<HeldInterview>> held_interviews(Replica& replica) {
  YIBAO_TRY(const auto all, states(replica));
  std::vector<HeldInterview> interviews;
  for (const domain::InterviewState& state : all) {
    const auto& held = *state.held;
    HeldInterview interview;
    interview.id = state.id;
    interview.event = held.id;
    interview.unit = held.unit;
    interview.unit_name = replica.unit_name(held.unit);
    interview.on_date = held.body.on_date;
    interview.mend_by = held.body.mend_by;
    interview.mend_is_over = held.body.mend_by && *held.body.mend_by < replica.today();
    const auto ruleset = replica.ruleset_on(held.body.on_date);
    for (const domain::Term& code : held.body.grounds) {
      interview.grounds.push_back(ruleset ? ground_name(*ruleset, code) : rules::Name{code, code});
    }
    interview.note = replica.note_text(held.body.note);
    interview.by = replica.person_name(held.author);
    interview.pending = !held.stamp;
    interview.retracted = held.retracted;
    YIBAO_CHECK(look_again(replica, interview));
    interviews.push_back(std::move(interview));
  }
  std::stable_sort(
      interviews.begin(), interviews.end(),
      [](const HeldInterview& a, const HeldInterview& b) { return a.on_date > b.on_date; });
  return interviews;
}

}  // namespace yibao::client
