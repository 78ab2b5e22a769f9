// The list of bulletins: which are due by the rules, which are being drafted here, which were
// published. Core thread; values.
#pragma once

#include "client/core/bulletins.h"

namespace yibao::app {

struct BulletinLine {
  domain::Subject id;
  base::EventId event;
  client::BulletinPlan plan;  // its kind and period; what it corrects, where it does
  std::int64_t number = 0;
  base::Timestamp published_at{};
  bool pending = false;    // not in the log yet
  bool corrected = false;  // another one took its place
  bool number_repeated = false;
  bool gone = false;  // its content was purged, or has not come
};

// A period that the rules want a bulletin of.
struct DuePeriod {
  rules::Period period;
  bool running = false;
  bool drafting = false;
  std::optional<base::EventId> published;
};

struct DraftLine {
  client::BulletinPlan plan;
  base::Timestamp changed_at{};
};

struct BulletinsSheet {
  base::Date today{};
  base::Date rules_from{};  // earlier periods have no figures
  std::optional<rules::PeriodKind> every;
  std::string clause;
  std::vector<DuePeriod> due;           // newest first
  std::vector<DraftLine> drafts;        // last changed first
  std::vector<BulletinLine> published;  // newest first
};
base::Result<BulletinsSheet> bulletins_sheet(client::Replica& replica);
// Without what only the office has.
base::Result<std::vector<BulletinLine>> bulletin_lines(client::Replica& replica);

}  // namespace yibao::app
