#include "client/core/app/office/standings_place.h"

namespace yibao::app {
namespace {

base::Result<UnitAccountSheet> unit_account(client::Replica& replica, const base::UnitCode& unit,
                                            const rules::Period& period) {
  UnitAccountSheet sheet;
  YIBAO_TRY(sheet.account, account_sheet(replica, unit, period));
  YIBAO_TRY(sheet.months, account_months(replica, unit, period));
  return sheet;
}

}  // namespace

StandingsPlace::StandingsPlace(Desk& desk, base::Clock& clock, Way& way)
    : interviews(desk, clock, way),
      records(desk, clock, way),
      sheet_(desk),
      account_(desk),
      pace_(desk),
      months_(desk) {}

void StandingsPlace::refresh(const Snapshot& snapshot) {
  if (!snapshot.ruleset) return;
  looks_away_ = false;
  period.set_days(snapshot.rules_from, snapshot.today);
  const rules::Period now = period.period();
  if (opened_) {
    if (account_period_ != now) {
      account_period_ = now;
      account_.open([unit = *opened_, now](client::Replica& replica) {
        return unit_account(replica, unit, now);
      });
    }
    return account_.refresh(snapshot);
  }
  if (section == Section::kInterviews) return interviews.refresh(snapshot, now);
  if (section == Section::kRecords) return records.refresh(snapshot, now);
  if (sheet_period_ != now) {
    sheet_period_ = now;
    sheet_.open([now](client::Replica& replica) { return standings_sheet(replica, now); });
  }
  sheet_.refresh(snapshot);
  if (section == Section::kCharts) refresh_pictures(snapshot);
}

void StandingsPlace::refresh_pictures(const Snapshot& snapshot) {
  if (!sheet()) return;
  shown_groups.resize(sheet()->groups.size(), true);
  if (shown_units.directory() != sheet()->units) shown_units.use(sheet()->units);
  if (picture == Picture::kMonths) months_.refresh(snapshot, period.period());
  if (picture != Picture::kPace) return;
  if (!paced && !sheet()->rows.empty()) paced = sheet()->rows.front().unit;
  if (!paced) return;
  if (pace_period_ != period.period() || pace_unit_ != paced) {
    pace_period_ = period.period();
    pace_unit_ = paced;
    pace_.open([unit = *paced, now = pace_period_](client::Replica& replica) {
      return pace_lines(replica, unit, now);
    });
  }
  pace_.refresh(snapshot);
}

// The figures go; what was chosen stays.
void StandingsPlace::put_away() {
  sheet_.close();
  account_.close();
  pace_.close();
  months_.close();
  sheet_period_ = account_period_ = pace_period_ = {};
}

void StandingsPlace::leave() {
  put_away();
  interviews.leave();
  records.leave();
  if (!looks_away_) opened_.reset();
}

void StandingsPlace::forget() {
  put_away();
  interviews.forget();
  records.forget();
}

std::optional<client::SteadyTime> StandingsPlace::wake_at() const {
  const auto first = interviews.wake_at();
  const auto second = records.wake_at();
  if (!first || !second) return first ? first : second;
  return std::min(*first, *second);
}

bool StandingsPlace::is_current(const Snapshot& snapshot) const {
  if (!snapshot.ruleset) return true;
  if (opened_) return account_.is_current(snapshot);
  if (section == Section::kInterviews) return interviews.is_current(snapshot);
  if (section == Section::kRecords) return records.is_current(snapshot);
  if (!sheet_.is_current(snapshot)) return false;
  if (section == Section::kTable || picture == Picture::kRanking) return true;
  return picture == Picture::kMonths ? months_.is_current(snapshot) : pace_.is_current(snapshot);
}

void StandingsPlace::open(const base::UnitCode& unit) {
  close();
  opened_ = unit;
}

void StandingsPlace::show_pace() {
  paced = opened_;
  paced_target = 0;
  close();
  section = Section::kCharts;
  picture = Picture::kPace;
}

void StandingsPlace::close() {
  opened_.reset();
  account_.close();
  account_period_ = {};
}

}  // namespace yibao::app
