#include "client/core/app/office/awards_place.h"

#include <algorithm>

#include "client/core/app/office/award_paper.h"
#include "client/core/bulletin_drafting.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/award_bulletin.h"

namespace yibao::app {
namespace {

constexpr std::size_t kAwardPeriodsMost = 24;

std::vector<rules::Period> award_periods_of(const client::Replica& replica,
                                            const rules::Ruleset& ruleset) {
  std::vector<rules::Period> periods;
  for (const rules::PeriodKind kind : client::award_periods(ruleset)) {
    rules::Period each = rules::period_of(kind, replica.today());
    for (std::size_t i = 0; i < kAwardPeriodsMost; ++i) {
      if (each.last < replica.rulesets().front().from) break;
      periods.push_back(each);
      each = rules::period_of(kind, each.first - std::chrono::days(1));
    }
  }
  return periods;
}

// Where the office has something to settle: the last one that is over, else the one that runs.
rules::Period usual(const std::vector<rules::Period>& periods, base::Date today) {
  for (const rules::Period& period : periods) {
    if (!period.running(today)) return period;
  }
  return periods.front();
}

base::Result<report::Bulletin> payees_of(client::Replica& replica, const client::BulletinPlan& plan,
                                         bool settled) {
  if (!settled) return client::draft_bulletin(replica, plan);
  YIBAO_TRY(const auto published, client::bulletins(replica));
  for (const client::PublishedBulletin& each : published) {
    if (each.fact.id == plan.corrects) return client::snapshot_of(replica, each);
  }
  return base::fail(base::ErrorCode::kNotFound);
}

}  // namespace

base::Result<AwardsSheet> awards_sheet(client::Replica& replica,
                                       const std::optional<rules::Period>& wanted) {
  AwardsSheet sheet;
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  sheet.periods = award_periods_of(replica, *ruleset);
  if (sheet.periods.empty()) return sheet;
  const rules::Period period = wanted.value_or(usual(sheet.periods, replica.today()));
  YIBAO_TRY(sheet.account, client::award_account(replica, period));
  sheet.undecided = client::undecided_awards(sheet.account);
  sheet.payments = client::payments_of(sheet.account);
  sheet.total = report::total_of(sheet.payments);
  YIBAO_TRY(const auto published, client::bulletins(replica));
  const auto* settled = client::standing_one(replica, published,
                                             {domain::BulletinKind::kAwards, period, std::nullopt});
  if (settled != nullptr) sheet.settled = settled->fact.id;
  return sheet;
}

AwardsPlace::AwardsPlace(Desk& desk, Way& way, FilePicker& picker, BulletinsPlace& bulletins)
    : files(desk, way, picker),
      desk_(desk),
      way_(way),
      bulletins_(bulletins),
      sheet_(desk),
      deed_(desk) {
  open(std::nullopt);
}

void AwardsPlace::open(const std::optional<rules::Period>& period) {
  sheet_.open([period](client::Replica& replica) { return awards_sheet(replica, period); });
}

void AwardsPlace::choose(const rules::Period& period) {
  deed_.clear_problem();
  open(period);
}

bool AwardsPlace::is_chosen(const client::UnitAwardLine& line) const {
  if (!sheet()) return false;
  const auto& chosen = sheet()->account.decisions.chosen;
  const client::AwardChoice choice{line.award, line.unit};
  return std::find(chosen.begin(), chosen.end(), choice) != chosen.end();
}

void AwardsPlace::choose(const client::UnitAwardLine& line, bool chosen) {
  if (!sheet()) return;
  client::AwardDecisions decisions = sheet()->account.decisions;
  std::erase(decisions.chosen, client::AwardChoice{line.award, line.unit});
  if (chosen) decisions.chosen.push_back({line.award, line.unit});
  decide(std::move(decisions));
}

bool AwardsPlace::without_titles() const {
  return sheet() && sheet()->account.decisions.without_titles;
}

void AwardsPlace::leave_titles_out(bool out) {
  if (!sheet()) return;
  client::AwardDecisions decisions = sheet()->account.decisions;
  decisions.without_titles = out;
  decide(std::move(decisions));
}

void AwardsPlace::decide(client::AwardDecisions decisions) {
  deed_.run(
      [period = sheet()->account.period, bytes = client::encode(decisions)](Core& core) {
        return core.look([&](client::Replica& replica) {
          return replica.papers().put(client::decisions_paper(period), bytes, replica.now());
        });
      },
      [this] { sheet_.again(); });
}

std::string AwardsPlace::missing() const {
  if (!sheet()) return "desk.awards.need_sheet";
  if (sheet()->account.running) return "why.award_running";
  if (!sheet()->undecided.empty()) return "why.award_undecided";
  return sheet()->payments.empty() ? "why.award_none" : "";
}

void AwardsPlace::settle() {
  if (!missing().empty()) return;
  const client::BulletinPlan plan{domain::BulletinKind::kAwards, sheet()->account.period,
                                  sheet()->settled};
  way_.go(Place::kBulletins);
  bulletins_.open_draft(plan);
}

void AwardsPlace::save_payees(bool as_pdf, bool settled) {
  if (!sheet()) return;
  const client::BulletinPlan plan{domain::BulletinKind::kAwards, sheet()->account.period,
                                  sheet()->settled};
  deed_.run(
      [plan, settled](Core& core) {
        return core.look(
            [&](client::Replica& replica) { return payees_of(replica, plan, settled); });
      },
      [this, as_pdf](report::Bulletin bulletin) {
        const auto shared = std::make_shared<const report::Bulletin>(std::move(bulletin));
        files.ask("desk.awards.save_title", as_pdf ? ".pdf" : ".xlsx", payee_paper(*shared).title,
                  [shared, as_pdf]() -> base::Result<base::Bytes> {
                    if (as_pdf) return papers::to_pdf(payee_paper(*shared));
                    return papers::to_xlsx(payee_workbook(*shared));
                  });
      });
}

void AwardsPlace::leave() {
  deed_.forget();
  files.clear_problem();
  open(sheet() && !sheet()->periods.empty() ? std::optional(sheet()->account.period)
                                            : std::nullopt);
}

const std::optional<base::Error>& AwardsPlace::problem() const {
  if (files.problem()) return files.problem();
  return deed_.problem() ? deed_.problem() : sheet_.problem();
}

}  // namespace yibao::app
