// Standing (排名) at the office: all units in a period as a table and as pictures, one unit's
// ledger, interviews, yearly records. The screen's thread.
#pragma once

#include "client/core/app/office/account_months.h"
#include "client/core/app/office/interviews_desk.h"
#include "client/core/app/office/month_lines.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/office/pace_line.h"
#include "client/core/app/office/period_choice.h"
#include "client/core/app/office/records_desk.h"
#include "client/core/app/office/standings_table.h"
#include "client/core/app/standing_sheet.h"

namespace yibao::app {

struct UnitAccountSheet {
  StandingSheet account;
  MonthTable months;
};

class StandingsPlace final : public OfficePlace {
 public:
  enum class Section : std::uint8_t { kTable, kCharts, kInterviews, kRecords };
  enum class Part : std::uint8_t { kTargets, kPoints, kLedger, kMonths };  // of a unit's account
  enum class Picture : std::uint8_t { kRanking, kMonths, kPace };

  StandingsPlace(Desk& desk, base::Clock& clock, Way& way);

  // -- chosen by the person
  Section section = Section::kTable;
  PeriodChoice period;
  StandingsTable table;
  Part part = Part::kTargets;
  Picture picture = Picture::kRanking;
  bool by_points = true;           // the ranking's bars; else by completion
  std::size_t shown = 0;           // of the months' figures: points where there are some, measures
  std::vector<bool> shown_groups;  // whose mean is drawn, of the sheet's groups
  UnitPicks shown_units;           // that are drawn
  std::optional<base::UnitCode> paced;  // whose pace is drawn
  std::size_t paced_target = 0;
  InterviewsDesk interviews;
  RecordsDesk records;

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  void forget() override;
  std::optional<client::SteadyTime> wake_at() const override;
  bool is_current(const Snapshot& snapshot) const override;

  // All units in the period. Null until computed.
  const std::shared_ptr<const StandingsSheet>& sheet() const { return sheet_.sheet(); }
  const std::optional<base::Error>& problem() const { return sheet_.problem(); }

  // -- one unit's ledger
  void open(const base::UnitCode& unit);
  void close();
  const std::optional<base::UnitCode>& opened() const { return opened_; }
  const std::shared_ptr<const UnitAccountSheet>& account() const { return account_.sheet(); }
  const std::optional<base::Error>& account_problem() const { return account_.problem(); }
  // Its pace against its targets, among the pictures.
  void show_pace();
  // An item of it is looked at next: coming back, it is open again.
  void look_away() { looks_away_ = true; }

  const MonthLines& months() const { return months_; }
  // The chosen unit's; null until computed.
  const std::shared_ptr<const std::vector<PaceLine>>& pace() const { return pace_.sheet(); }

 private:
  void refresh_pictures(const Snapshot& snapshot);
  void put_away();

  Loaded<StandingsSheet> sheet_;
  Loaded<UnitAccountSheet> account_;
  Loaded<std::vector<PaceLine>> pace_;
  MonthLines months_;
  std::optional<base::UnitCode> opened_;
  bool looks_away_ = false;
  // For what the readers were opened.
  rules::Period sheet_period_, account_period_, pace_period_;
  std::optional<base::UnitCode> pace_unit_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::StandingsPlace::Section, "table", "charts", "interviews", "records");
YIBAO_ENUM_NAMES(yibao::app::StandingsPlace::Part, "targets", "points", "ledger", "months");
YIBAO_ENUM_NAMES(yibao::app::StandingsPlace::Picture, "ranking", "months", "pace");
