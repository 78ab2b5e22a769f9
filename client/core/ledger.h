// Points and targets as this replica can compute them: a unit its own account, the office
// everyone's. Confirmed (what is in the log) and with what is pending here, apart. The ranks of a
// unit come from the standing that the server published; the office computes them itself.
#pragma once

#include <memory>

#include "client/core/replica.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {

class Ledger {
 public:
  // Error: ruleset_missing.
  static base::Result<Ledger> build(Replica& replica, bool with_pending);

  rules::Scoring& scoring() { return *scoring_; }
  rules::FactTable& facts() { return *facts_; }
  rules::Standing standing(const rules::Period& period, base::Date as_of);

 private:
  Ledger() = default;
  std::unique_ptr<rules::FactTable> facts_;
  std::unique_ptr<rules::Scoring> scoring_;
  bool knows_all_units_ = false;
  std::optional<protocol::StandingDocument> published_;
};

// The newest standing the server published; nullopt before the first.
base::Result<std::optional<protocol::StandingDocument>> published_standing(Replica& replica);

// Where a unit's own account differs from what was published of it, at the standing's own stamp: an
// alarm. Empty: it agrees, or there is nothing to compare.
base::Result<std::string> compare_with_published(Replica& replica,
                                                 const protocol::StandingDocument& standing);

}  // namespace yibao::client
