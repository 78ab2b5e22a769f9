// Points and targets as this replica can compute them: a unit its own account, the office
// everyone's. Confirmed (what is in the log) and with what is pending here, apart. The ranks of a
// unit come from the standing that the server published; the office computes them itself.
#pragma once

#include "client/core/scored_facts.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {

class Ledger {
 public:
  // For the units of that day: a period is accounted for by the units of its last one. Error:
  // ruleset_missing.
  static base::Result<Ledger> build(Replica& replica, bool with_pending, base::Date day);
  static base::Result<Ledger> build(Replica& replica, bool with_pending) {
    return build(replica, with_pending, replica.today());
  }
  static base::Result<Ledger> build(Replica& replica, bool with_pending,
                                    const rules::Period& period) {
    return build(replica, with_pending, std::min(period.last, replica.today()));
  }

  rules::Scoring& scoring() { return figures_.scoring(); }
  rules::Standing standing(const rules::Period& period, base::Date as_of);

 private:
  explicit Ledger(ScoredFacts figures) : figures_(std::move(figures)) {}

  ScoredFacts figures_;
  bool knows_all_units_ = false;
  std::optional<protocol::StandingDocument> published_;
};

// The newest standing the server published; nullopt before the first.
base::Result<std::optional<protocol::StandingDocument>> published_standing(Replica& replica);

// A figure that was published of a unit and comes out otherwise here, at the standing's own stamp:
// an alarm.
struct StandingDifference {
  base::UnitCode unit;
  enum class What : std::uint8_t { kPoints, kCompletion };
  What what = What::kPoints;
  std::string here;
  std::string published;
  bool operator==(const StandingDifference&) const = default;
};
using StandingDifferences = std::vector<StandingDifference>;

// Of the units that this replica can account for. Empty: it agrees, or there is nothing to compare.
base::Result<StandingDifferences> compare_with_published(
    Replica& replica, const protocol::StandingDocument& standing);
// A line for each.
std::string text_of(const StandingDifferences& differences);

// What a subject counts for by its entries up to that number of the log.
base::Result<std::vector<rules::FactRow>> facts_up_to(Replica& replica,
                                                      const domain::Subject& subject,
                                                      std::int64_t sequence,
                                                      const rules::Ruleset& ruleset);
// As the server writes a fraction in a standing: "14/15", "1".
std::string published_text(const rules::Fraction& value);
// By what is scored here.
StandingDifferences differences_in(rules::Scoring& scoring,
                                   const protocol::StandingDocument& standing);

}  // namespace yibao::client
