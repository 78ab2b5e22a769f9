#include "client/core/bulletin_drafting.h"

#include <algorithm>

#include "client/core/awards.h"
#include "shared/report/bulletin_changes.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// Extensions move a deadline into a later period, by no more than that.
constexpr std::chrono::days kExtensionMost{92};

std::string office_name(const Replica& replica) {
  return replica.identity() ? replica.unit_name(replica.identity()->unit) : "";
}

class Tallies {
 public:
  Tallies(Replica& replica, const rules::FactTable& facts, const rules::Period& period,
          base::Date as_of)
      : replica_(replica), facts_(facts), period_(period), as_of_(as_of) {
    const auto ruleset = replica.ruleset();
    offset_ = ruleset ? ruleset->utc_offset : base::kChinaOffset;
  }

  base::Result<std::vector<report::CommissionTally>> count() {
    YIBAO_TRY(const auto rows, replica_.index().commissions());
    for (const CommissionRow& row : rows) {
      const base::Date due = base::local_date(base::from_millis(row.due), offset_);
      if (row.cancelled || due > period_.last || due + kExtensionMost < period_.first) continue;
      YIBAO_TRY(const domain::CommissionState state, replica_.commission(row.commission));
      for (const auto& [unit, answer] : state.answers) YIBAO_CHECK(add(state, answer));
    }
    std::vector<report::CommissionTally> list;
    for (auto& [unit, tally] : by_unit_) list.push_back(std::move(tally));
    return list;
  }

 private:
  base::Status add(const domain::CommissionState& state, const domain::CommissionAnswer& answer) {
    const auto due = state.due_for(answer.unit);
    if (!due || state.cancelled) return {};
    const base::Date day = base::local_date(*due, offset_);
    if (!period_.contains(day) || !state.issued->stamp) return {};
    const rules::Code account = facts_.account_of(answer.unit.text());
    report::CommissionTally& tally = by_unit_[account];
    tally.unit = account;
    const std::int64_t items = std::max<std::int64_t>(state.issued->body.items, 1);
    tally.asked += items;
    const auto* judged = answer.judgement();
    if (judged != nullptr && !judged->retracted && judged->stamp) {
      const bool done = judged->body.verdict == domain::CommissionVerdict::kDone;
      (done ? tally.done : tally.failed) += items;
      return {};
    }
    YIBAO_TRY(const bool answered, is_answered(state.id, answer.unit));
    (day < as_of_ && !answered ? tally.overdue : tally.open) += items;
    return {};
  }

  // Something signed lies there; nobody has judged it yet.
  base::Result<bool> is_answered(const domain::Subject& commission, const base::UnitCode& unit) {
    if (!items_) {
      YIBAO_TRY(items_, replica_.index().items());
    }
    return std::any_of(items_->begin(), items_->end(), [&](const ItemRow& row) {
      return row.commission == commission && row.unit == unit && row.signed_at;
    });
  }

  Replica& replica_;
  const rules::FactTable& facts_;
  const rules::Period& period_;
  base::Date as_of_;
  base::UtcOffset offset_{};
  std::map<rules::Code, report::CommissionTally> by_unit_;
  std::optional<std::vector<ItemRow>> items_;
};

base::Result<report::Bulletin> draft_figures(Replica& replica, const rules::Period& period,
                                             base::Date as_of) {
  YIBAO_TRY(Ledger ledger, Ledger::build(replica, false, std::min(period.last, as_of)));
  YIBAO_TRY(report::BulletinSource source, bulletin_source(replica));
  YIBAO_TRY(source.commissions,
            commission_tallies(replica, ledger.scoring().facts(), period, as_of));
  const rules::Standing standing = ledger.standing(period, as_of);
  report::Bulletin drafted = report::make_bulletin(ledger.scoring(), standing, source);
  YIBAO_CHECK(take_usual_head(replica, drafted));
  return drafted;
}

base::Result<PublishedBulletin> find(Replica& replica, const base::EventId& event) {
  YIBAO_TRY(const auto published, bulletins(replica));
  for (const PublishedBulletin& each : published) {
    if (each.fact.id == event) return each;
  }
  return fail(ErrorCode::kNotFound, "bulletin", base::TextArgs{{"what", event.text()}});
}

base::Result<report::Bulletin> draft_correction(Replica& replica, const base::EventId& corrects) {
  YIBAO_TRY(const PublishedBulletin wrong, find(replica, corrects));
  YIBAO_TRY(BulletinSince since, changes_since(replica, wrong, true));
  if (since.changes.empty()) return fail(base::not_now("bulletin_unchanged"));
  YIBAO_TRY(const auto reference, reference_to(replica, wrong));
  return report::make_correction(std::move(since.now), reference, std::move(since.changes));
}

}  // namespace

base::Result<report::BulletinSource> bulletin_source(Replica& replica) {
  report::BulletinSource source;
  YIBAO_TRY(source.sequence, replica.entries().newest_sequence());
  YIBAO_TRY(const auto published, bulletins(replica));
  source.number = next_number(replica, published);
  source.issued = replica.today();
  source.office = office_name(replica);
  return source;
}

base::Status take_usual_head(Replica& replica, report::Bulletin& drafted) {
  YIBAO_TRY(const auto published, bulletins(replica));
  for (auto each = published.rbegin(); each != published.rend(); ++each) {
    const auto snapshot = snapshot_of(replica, *each);
    if (!snapshot || !snapshot->head || !drafted.head) continue;
    drafted.head->name = snapshot->head->name;
    drafted.head->office = snapshot->head->office;
    drafted.head->addressees = snapshot->head->addressees;
    drafted.head->copies = snapshot->head->copies;
    return {};
  }
  return {};
}

base::Result<std::vector<report::CommissionTally>> commission_tallies(Replica& replica,
                                                                      const rules::FactTable& facts,
                                                                      const rules::Period& period,
                                                                      base::Date as_of) {
  return Tallies(replica, facts, period, as_of).count();
}

base::Result<report::BulletinReference> reference_to(Replica& replica,
                                                     const PublishedBulletin& bulletin) {
  YIBAO_TRY(const report::Bulletin snapshot, snapshot_of(replica, bulletin));
  const base::Date day =
      base::local_date(bulletin.published_at(),
                       replica.ruleset() ? replica.ruleset()->utc_offset : base::kChinaOffset);
  report::BulletinReference reference{bulletin.fact.id.text(), snapshot.title, "",
                                      base::to_text(day)};
  reference.issue =
      snapshot.head ? snapshot.head->issue : report::issue_words(day, bulletin.fact.body.number);
  return reference;
}

base::Result<report::Bulletin> draft_bulletin(Replica& replica, const BulletinPlan& plan) {
  if (!replica.is_office()) return fail(base::not_now("office_only"));
  if (plan.period.first > replica.today()) return fail(base::not_now("bulletin_future"));
  if (plan.kind == domain::BulletinKind::kAwards) return draft_awards(replica, plan);
  if (plan.corrects) return draft_correction(replica, *plan.corrects);
  return draft_figures(replica, plan.period, replica.today());
}

base::Result<BulletinSince> changes_since(Replica& replica, const PublishedBulletin& bulletin,
                                          bool explain) {
  if (!replica.is_office()) return fail(base::not_now("office_only"));
  BulletinSince since;
  YIBAO_TRY(since.published, snapshot_of(replica, bulletin));
  const auto period = rules::parse_period(since.published.period);
  const auto as_of = base::parse_date(since.published.as_of);
  if (!period || !as_of) return fail(ErrorCode::kMalformed, "bulletin");
  YIBAO_TRY(since.now, draft_figures(replica, *period, *as_of));
  since.changes = report::changes_between(since.published, since.now);
  if (explain && !since.changes.empty()) {
    YIBAO_CHECK(add_causes(replica, since.published, since.changes));
  }
  return since;
}

}  // namespace yibao::client
