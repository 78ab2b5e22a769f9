// Targets of single units that differ from what the rules give: the list, and setting one from a
// day. The screen's thread.
#pragma once

#include "client/core/app/sheet_place.h"
#include "client/core/points_move.h"
#include "client/core/unit_directory.h"
#include "client/core/unit_targets.h"

namespace yibao::app {

struct TargetsSheet {
  std::vector<client::UnitTargetRow> rows;
  client::UnitDirectory units;
  struct Target {
    rules::Code code;
    rules::Name name;
    rules::Name measure;
    rules::PeriodKind every = rules::PeriodKind::kYear;
    std::map<base::UnitCode, base::Decimal> values;  // of the units that have it now
  };
  std::vector<Target> targets;  // of the rules in force
  base::Date today{};
};
base::Result<TargetsSheet> targets_sheet(client::Replica& replica);

class TargetsPanel : public SheetPlace<TargetsSheet> {
 public:
  TargetsPanel(Desk& desk, Way& way) : SheetPlace(desk, way, &targets_sheet) {}

  // -- given by the person
  std::size_t unit = 0;    // of the directory's units, one after the other
  std::size_t target = 0;  // of sheet.targets
  bool none = false;
  std::string value;
  std::string day;  // as a date is written
  std::string reason;

  // The first of the coming month is proposed.
  void begin();
  // What a row says, to be said anew.
  void begin_from(const client::UnitTargetRow& row);
  std::vector<const client::UnitEntry*> units() const;
  // What the unit has now; nullopt: none.
  std::optional<base::Decimal> value_now() const;
  bool is_ready() const;
  void set();
  // What the last one moved; null before.
  const std::shared_ptr<const client::PointsMove>& moved() const { return moved_; }
  bool is_current(const Snapshot& snapshot) const { return loaded_.is_current(snapshot); }
  void close();

 private:
  std::shared_ptr<const client::PointsMove> moved_;
};

}  // namespace yibao::app
