// The list of bulletins: which are due by the rules, which are being drafted here, which were
// published. Core thread; values.
#pragma once

#include "client/core/app/bulletin_lines.h"

namespace yibao::app {

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

}  // namespace yibao::app
