// The facts of a replica's units and the engine that scores them. Core thread.
#pragma once

#include <memory>
#include <set>

#include "client/core/replica.h"

namespace yibao::client {

class ScoredFacts {
 public:
  // From the facts that are kept, what waits here among them or not, for the units of that day.
  // Error: ruleset_missing.
  static base::Result<ScoredFacts> build(Replica& replica, bool with_pending, base::Date day);

  rules::Scoring& scoring() { return *scoring_; }
  rules::FactTable& facts() { return *facts_; }

  // What a subject says now, in place of what it said before. After the last one: settle().
  void put(const domain::Subject& subject, const std::vector<rules::FactRow>& rows);
  void settle();

 private:
  ScoredFacts() = default;
  std::unique_ptr<rules::FactTable> facts_;
  std::unique_ptr<rules::Scoring> scoring_;
  std::set<rules::Code> touched_;  // units, since it was settled
};

// The units this replica can account for on that day, by their names here: all for the office, its
// own and those it oversees for a unit.
std::vector<rules::Unit> own_units(const Replica& replica, const rules::Ruleset& ruleset,
                                   base::Date day);

}  // namespace yibao::client
