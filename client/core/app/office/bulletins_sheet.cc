#include "client/core/app/office/bulletins_sheet.h"

#include <algorithm>

namespace yibao::app {
namespace {

// A year of months; what is older is found among the published.
constexpr std::size_t kDueMost = 12;

std::optional<base::EventId> published_for(const std::vector<BulletinLine>& lines,
                                           const rules::Period& period) {
  for (const BulletinLine& line : lines) {
    const bool of_period = line.plan.kind == domain::BulletinKind::kFigures &&
                           line.plan.period == period && !line.corrected;
    if (of_period) return line.event;
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::vector<BulletinLine>> bulletin_lines(client::Replica& replica) {
  YIBAO_TRY(const auto published, client::bulletins(replica));
  std::vector<BulletinLine> lines;
  for (auto each = published.rbegin(); each != published.rend(); ++each) {
    const auto period = rules::parse_period(each->fact.body.period);
    if (!period) continue;
    YIBAO_TRY(const bool here, replica.vault().has(each->fact.body.snapshot));
    BulletinLine line;
    line.id = each->id;
    line.event = each->fact.id;
    line.plan = {each->kind(), *period, each->fact.body.corrects};
    line.number = each->fact.body.number;
    line.published_at = each->published_at();
    line.pending = !each->fact.stamp;
    line.corrected = each->corrected_by.has_value();
    line.number_repeated = each->number_repeated;
    line.gone = !here;
    lines.push_back(std::move(line));
  }
  return lines;
}

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
  rules::Period period = rules::period_of(*sheet.every, sheet.today);
  while (period.last >= sheet.rules_from && sheet.due.size() < kDueMost) {
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
