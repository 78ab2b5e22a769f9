// Bulletins that were published: which there are, what they froze, and publishing the next one.
// What is not published yet: bulletin_drafting.h. Core thread.
#pragma once

#include "client/core/replica.h"
#include "shared/report/bulletin.h"
#include "shared/report/bulletin_edits.h"

namespace yibao::client {

// Which bulletin: of a period's figures or of its awards, the first one or a correction of another.
struct BulletinPlan {
  domain::BulletinKind kind = domain::BulletinKind::kFigures;
  rules::Period period;
  std::optional<base::EventId> corrects;
  bool operator==(const BulletinPlan&) const = default;
};

struct PublishedBulletin {
  domain::Subject id;
  domain::Fact<domain::BulletinPublished> fact;
  std::optional<base::EventId> corrected_by;
  bool number_repeated = false;  // an earlier one of its year has the same number

  domain::BulletinKind kind() const {
    return fact.body.kind.value_or(domain::BulletinKind::kFigures);
  }
  base::Timestamp published_at() const {
    return fact.stamp ? fact.stamp->received_at : fact.made_at;
  }
};
// In the order they were published.
base::Result<std::vector<PublishedBulletin>> bulletins(Replica& replica);
// Errors: content_purged; those of reading.
base::Result<report::Bulletin> snapshot_of(Replica& replica, const PublishedBulletin& bulletin);

// The number that comes after those of this year.
std::int64_t next_number(const Replica& replica, const std::vector<PublishedBulletin>& published);
// Its period was over when it was published: what it says of it is not to change any more.
bool is_closing(const Replica& replica, const PublishedBulletin& bulletin);
// The one of the plan's kind and period that stands: no correction has taken its place, and it is a
// closing one.
const PublishedBulletin* standing_one(const Replica& replica,
                                      const std::vector<PublishedBulletin>& published,
                                      const BulletinPlan& plan);

// The name of the working paper that keeps what was made of a draft.
std::string paper_of(const BulletinPlan& plan);
std::optional<BulletinPlan> plan_of(const std::string& paper);
// As kept; empty where nothing was.
base::Result<report::BulletinEdits> kept_edits(Replica& replica, const BulletinPlan& plan);

// Everything that would be in the way of publishing now, before anybody looks at figures. Errors:
// not_allowed_now (office_only, bulletin_waiting: something of this office is not in the log yet,
// bulletin_again: there is one of the period, bulletin_corrected, bulletin_future).
base::Status check_publishable(Replica& replica, const BulletinPlan& plan);

// Publishes what a person was shown. Errors: as above; not_allowed_now (bulletin_moved: the figures
// are others by now, bulletin_number: it is taken); too_large; those of submitting. What was kept
// of the draft goes.
base::Result<domain::Subject> publish_bulletin(Replica& replica, const BulletinPlan& plan,
                                               const report::BulletinEdits& edits,
                                               const report::Bulletin& shown);

}  // namespace yibao::client
