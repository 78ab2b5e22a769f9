#include "client/core/kept_figures.h"

#include <limits>

#include "shared/domain/dossier.h"
#include "shared/rules/fact_codec.h"

namespace yibao::client {

void KeptFigures::drop() {
  figures_.reset();
  pending_.clear();
  registry_.reset();
  ruleset_.reset();
  forget_other_day();
}

void KeptFigures::forget_other_day() {
  for (auto& figures : of_other_day_) figures.reset();
}

base::Result<ScoredFacts*> KeptFigures::of_day(base::Date day, bool with_pending) {
  if (day != other_day_) forget_other_day();
  other_day_ = day;
  std::optional<ScoredFacts>& figures = of_other_day_[with_pending ? 1 : 0];
  if (!figures) {
    YIBAO_TRY(figures, ScoredFacts::build(replica_, with_pending, day));
  }
  return &*figures;
}

base::Status KeptFigures::follow() {
  const auto changes = replica_.index().take_fact_changes();
  const bool same = changes && figures_ && registry_ == replica_.registry() &&
                    ruleset_ == replica_.ruleset() && day_ == replica_.today();
  const base::Status done = same ? take(*changes) : build();
  if (!done) drop();  // half of it may be in
  return done;
}

base::Status KeptFigures::build() {
  drop();
  YIBAO_TRY(figures_, ScoredFacts::build(replica_, false, replica_.today()));
  YIBAO_TRY(pending_, replica_.index().subjects_with_pending_facts());
  registry_ = replica_.registry();
  ruleset_ = replica_.ruleset();
  day_ = replica_.today();
  return {};
}

base::Status KeptFigures::take(const std::set<domain::Subject>& changes) {
  if (!changes.empty()) forget_other_day();
  for (const domain::Subject& subject : changes) {
    YIBAO_TRY(const base::Bytes in_log, replica_.index().facts(subject, false));
    YIBAO_TRY(const base::Bytes with_waiting, replica_.index().facts(subject, true));
    pending_.erase(subject);
    if (in_log != with_waiting) pending_.insert(subject);
  }
  return put_kept(changes, false);
}

base::Status KeptFigures::put_kept(const std::set<domain::Subject>& subjects, bool pending) {
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const base::Bytes bytes, replica_.index().facts(subject, pending));
    std::vector<rules::FactRow> rows;
    if (!bytes.empty()) {
      YIBAO_TRY(rows, rules::decode_facts(bytes));
    }
    figures_->put(subject, rows);
  }
  figures_->settle();
  return {};
}

base::Status KeptFigures::with_pending(const std::function<void(ScoredFacts&)>& look) {
  base::Status done = put_kept(pending_, true);
  if (done) {
    look(*figures_);
    done = put_kept(pending_, false);
  }
  if (!done) drop();
  return done;
}

base::Result<StandingDifferences> KeptFigures::differences_from(
    const protocol::StandingDocument& standing) {
  const auto ruleset = replica_.ruleset_on(standing.as_of);
  // The kept facts are by today's rules.
  if (!ruleset || ruleset != replica_.ruleset()) return compare_with_published(replica_, standing);
  YIBAO_CHECK(follow());
  YIBAO_TRY(const auto later, subjects_after(standing.sequence));
  auto differences = differences_at(standing, *ruleset, later);
  if (!differences) drop();
  return differences;
}

base::Result<std::set<domain::Subject>> KeptFigures::subjects_after(std::int64_t sequence) {
  std::set<domain::Subject> later;
  base::Status decoded;
  const auto last = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  YIBAO_CHECK(replica_.entries().each_stamped(
      static_cast<std::uint64_t>(sequence) + 1, last, [&](const KeptEntry& kept) {
        const auto event = protocol::decode_event(kept.event.payload);
        if (!event) {
          decoded = base::fail(event.error());
          return false;
        }
        for (const domain::Subject& subject : domain::subjects_of(*event)) later.insert(subject);
        return true;
      }));
  YIBAO_CHECK(decoded);
  return later;
}

base::Result<StandingDifferences> KeptFigures::differences_at(
    const protocol::StandingDocument& standing, const rules::Ruleset& ruleset,
    const std::set<domain::Subject>& later) {
  for (const domain::Subject& subject : later) {
    YIBAO_TRY(const auto rows, facts_up_to(replica_, subject, standing.sequence, ruleset));
    figures_->put(subject, rows);
  }
  figures_->settle();
  StandingDifferences differences = differences_in(figures_->scoring(), standing);
  YIBAO_CHECK(put_kept(later, false));
  return differences;
}

}  // namespace yibao::client
