#include "client/core/ledger.h"

#include <algorithm>

#include "shared/rules/item_facts.h"
#include "shared/rules/registry_units.h"

namespace yibao::client {
namespace {

using base::ErrorCode;

// The place that was published for a unit in one ranking; not ranked where there is none.
rules::Rank published_rank(const protocol::StandingDocument& published, const std::string& unit,
                           const rules::RankingResult& ranking) {
  for (const protocol::StandingUnit& each : published.units) {
    if (each.unit.text() != unit) continue;
    for (const protocol::StandingPlace& place : each.places) {
      if (place.ranking == ranking.ranking->id && place.group == ranking.group.value_or("")) {
        return {static_cast<std::size_t>(place.place), static_cast<std::size_t>(place.of),
                place.tied};
      }
    }
  }
  return {};
}

}  // namespace

base::Result<Ledger> Ledger::build(Replica& replica, bool with_pending, base::Date day) {
  YIBAO_TRY(ScoredFacts figures, ScoredFacts::build(replica, with_pending, day));
  Ledger ledger(std::move(figures));
  ledger.knows_all_units_ = replica.is_office();
  YIBAO_TRY(ledger.published_, published_standing(replica));
  return ledger;
}

rules::Standing Ledger::standing(const rules::Period& period, base::Date as_of) {
  rules::Standing standing = scoring().standing(period, as_of, true);
  if (knows_all_units_) return standing;
  const bool same_period = published_ && published_->period == period.text();
  for (rules::UnitResult& unit : standing.units) {
    for (rules::RankingResult& ranking : unit.rankings) {
      ranking.rank = same_period ? published_rank(*published_, unit.unit, ranking) : rules::Rank();
    }
  }
  return standing;
}

base::Result<std::optional<protocol::StandingDocument>> published_standing(Replica& replica) {
  YIBAO_TRY(const base::Bytes bytes, replica.book().standing());
  if (bytes.empty() || !replica.identity()) return std::optional<protocol::StandingDocument>();
  const auto log_key = crypto::public_key_from_text(replica.identity()->log_key);
  if (!log_key)
    return base::fail(ErrorCode::kCorrupted, "log key", base::TextArgs{{"what", "key"}});
  YIBAO_TRY(auto standing, protocol::open_standing(bytes, *log_key));
  return std::optional(std::move(standing));
}

base::Result<std::vector<rules::FactRow>> facts_up_to(Replica& replica,
                                                      const domain::Subject& subject,
                                                      std::int64_t sequence,
                                                      const rules::Ruleset& ruleset) {
  YIBAO_TRY(auto entries, replica.entries().about(subject));
  std::erase_if(entries, [&](const domain::Entry& entry) {
    return entry.pending() || entry.stamp->sequence > static_cast<std::uint64_t>(sequence);
  });
  return rules::facts_of(subject, entries, ruleset);
}

std::string published_text(const rules::Fraction& value) {
  const std::string numerator = std::to_string(value.numerator());
  return value.denominator() == 1 ? numerator
                                  : numerator + "/" + std::to_string(value.denominator());
}

StandingDifferences differences_in(rules::Scoring& scoring,
                                   const protocol::StandingDocument& standing) {
  StandingDifferences differences;
  const auto period = rules::parse_period(standing.period);
  if (!period) return differences;
  const std::vector<rules::Unit>& units = scoring.units();
  for (const protocol::StandingUnit& published : standing.units) {
    const bool ours = std::any_of(units.begin(), units.end(), [&](const rules::Unit& unit) {
      return unit.id == published.unit.text();
    });
    if (!ours) continue;
    const rules::UnitResult own =
        scoring.unit_result(published.unit.text(), *period, standing.as_of, false);
    const auto add = [&](StandingDifference::What what, const std::string& here,
                         const std::string& there) {
      if (here != there) differences.push_back({published.unit, what, here, there});
    };
    add(StandingDifference::What::kPoints, own.points.text(), published.points);
    add(StandingDifference::What::kCompletion,
        own.completion ? published_text(*own.completion) : "", published.completion);
  }
  return differences;
}

std::string text_of(const StandingDifferences& differences) {
  std::string text;
  for (const StandingDifference& each : differences) {
    text += each.unit.text() + ": " + each.here + " ≠ " + each.published + "\n";
  }
  return text;
}

// Folds this unit's entries exactly up to the standing's stamp and computes its own row again.
base::Result<StandingDifferences> compare_with_published(
    Replica& replica, const protocol::StandingDocument& standing) {
  const auto ruleset = replica.ruleset_on(standing.as_of);
  if (!ruleset || !replica.identity()) return StandingDifferences();
  rules::FactTable facts;
  rules::set_accounts(facts, *replica.registry(), *ruleset, standing.as_of);
  YIBAO_TRY(const auto subjects, replica.entries().subjects());
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto rows, facts_up_to(replica, subject, standing.sequence, *ruleset));
    facts.put(subject.text(), rows);
  }
  facts.settle();
  rules::Scoring scoring(replica.rulesets(), own_units(replica, *ruleset, standing.as_of), facts);
  return differences_in(scoring, standing);
}

}  // namespace yibao::client
