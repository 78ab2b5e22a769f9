// What the entries of a transaction mean for scoring: which subjects they touch, and those
// subjects' facts folded again from the log, kept in the fact book and told to whoever computes
// from them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "server/service/log_state.h"
#include "shared/rules/facts.h"

namespace yibao::server {

// A subject's facts as they are now; no rows take them out.
struct FactChange {
  std::string subject;
  std::vector<rules::FactRow> rows;
};

// Most of what arrives is drafts: what no fact can follow from is not folded for facts.
bool may_change_facts(domain::EventType type);

// Everything in the fact book. Errors: the store's; corrupted.
base::Result<std::vector<FactChange>> all_facts(Store& store);

class TouchedFacts {
 public:
  void note(const domain::Event& event);
  // Other rules are in force than when the facts were made.
  void note_all() { all_ = true; }
  // Folds what was noted and puts it into the fact book; after a ruleset's adoption all there is.
  // `ruleset` is the one in force today; an item has no facts before there is one. Errors: the
  // store's.
  base::Result<std::vector<FactChange>> refold(Store& store, const rules::Ruleset* ruleset) const;

 private:
  std::set<domain::Subject> subjects_;
  bool all_ = false;
};

}  // namespace yibao::server
