#include "client/core/app/office/bulletins_sheet.h"

#include <algorithm>

namespace yibao::app {
namespace {

// What is older is found among the published, or chosen by hand.
constexpr std::size_t kDueMost = 5;

std::optional<base::EventId> published_for(const std::vector<BulletinLine>& lines,
                                           const rules::Period& period) {
  for (const BulletinLine& line : lines) {
    const bool of_period = line.plan.kind == domain::BulletinKind::kFigures &&
                           line.plan.period == period && !line.corrected;
    if (of_period) return line.event;
  }
  return std::nullopt;
}

// The day the log was opened: of what was before, no bulletin is due.
base::Result<base::Date> opened_on(client::Replica& replica, base::UtcOffset offset) {
  base::Date day{};
  YIBAO_CHECK(replica.entries().each_registry_entry([&](const domain::Entry& entry) {
    if (entry.stamp) day = base::local_date(entry.stamp->received_at, offset);
    return false;
  }));
  return day;
}

}  // namespace

base::Result<BulletinsSheet> bulletins_sheet(client::Replica& replica) {
  BulletinsSheet sheet;
  sheet.today = replica.today();
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  sheet.rules_from = replica.rulesets().front().from;
  YIBAO_TRY(sheet.published, bulletin_lines(replica));
  YIBAO_TRY(const auto papers, replica.papers().all("bulletin "));
  for (const client::WorkingPaperInfo& paper : papers) {
    if (const auto plan = client::plan_of(paper.name)) {
      sheet.drafts.push_back({*plan, paper.changed_at});
    }
  }
  if (!ruleset->bulletins) return sheet;
  sheet.every = ruleset->bulletins->every;
  sheet.clause = ruleset->bulletins->origin.cite;
  YIBAO_TRY(const base::Date opened, opened_on(replica, ruleset->utc_offset));
  rules::Period period = rules::period_of(*sheet.every, sheet.today);
  while (period.last >= std::max(sheet.rules_from, opened) && sheet.due.size() < kDueMost) {
    DuePeriod due;
    due.period = period;
    due.running = period.running(sheet.today);
    due.published = published_for(sheet.published, period);
    due.drafting =
        std::any_of(sheet.drafts.begin(), sheet.drafts.end(), [&](const DraftLine& draft) {
          return draft.plan == client::BulletinPlan{domain::BulletinKind::kFigures, period, {}};
        });
    sheet.due.push_back(due);
    period = rules::period_of(*sheet.every, period.first - std::chrono::days(1));
  }
  return sheet;
}

}  // namespace yibao::app
