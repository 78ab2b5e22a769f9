// A replica's own figures, kept from one look to the next: of what is in the log and, for as long
// as somebody asks for it, with what waits here. After the first look only what changed is put in
// again; another registry, other rules or another day's ruleset build them anew. Belongs to the
// replica; core thread.
#pragma once

#include <functional>

#include "client/core/ledger.h"

namespace yibao::client {

class KeptFigures {
 public:
  explicit KeptFigures(Replica& replica) : replica_(replica) {}

  // Up to what the replica says now; to be called before each look. Errors: ruleset_missing,
  // corrupted, those of the store.
  base::Status follow();
  // What is in the log.
  ScoredFacts& figures() { return *figures_; }
  // Whether anything that waits here changes them.
  bool any_pending() const { return !pending_.empty(); }
  // While `look` runs, what waits here is among the figures.
  base::Status with_pending(const std::function<void(ScoredFacts&)>& look);

  // For the units and by the rules of another day; after follow(), and kept until it finds that
  // anything has changed.
  base::Result<ScoredFacts*> of_day(base::Date day, bool with_pending);

  // As compare_with_published(), by the facts that are kept and that everybody here looks at; only
  // what has entries after the standing's stamp is folded again, up to that stamp.
  base::Result<StandingDifferences> differences_from(const protocol::StandingDocument& standing);

  void drop();

 private:
  void forget_other_day();
  base::Status build();
  base::Status take(const std::set<domain::Subject>& changes);
  base::Status put_kept(const std::set<domain::Subject>& subjects, bool pending);
  base::Result<std::set<domain::Subject>> subjects_after(std::int64_t sequence);
  base::Result<StandingDifferences> differences_at(const protocol::StandingDocument& standing,
                                                   const rules::Ruleset& ruleset,
                                                   const std::set<domain::Subject>& later);

  Replica& replica_;
  std::optional<ScoredFacts> figures_;
  std::set<domain::Subject> pending_;  // whose facts are others with what waits here
  // The day that was looked at last, without and with what waits here.
  base::Date other_day_{};
  std::optional<ScoredFacts> of_other_day_[2];
  // By which they were made.
  std::shared_ptr<const domain::Registry> registry_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  base::Date day_{};
};

}  // namespace yibao::client
