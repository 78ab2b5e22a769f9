// Yearly records (training, staffing, filings, points by hand): what the rules still want, one
// being entered for one unit or several at once, those entered, one taken back. Each act says at
// once what it moved. The screen's thread.
#pragma once

#include "client/core/app/office/form_keeper.h"
#include "client/core/app/office/unit_picks.h"
#include "client/core/app/sheet_place.h"
#include "client/core/commands/office.h"
#include "client/core/points_move.h"
#include "client/core/unit_records.h"

namespace yibao::app {

// A record that can be entered, and what the rules do with it.
struct RecordChoice {
  rules::Code id;
  rules::Name name;
  bool people = false;  // the rules look at how many took part
  bool value = false;   // or at a figure
  std::string least;    // of a figure that the office fills in, with a reason
  std::string most;
  struct Use {
    rules::Name rule;
    std::string clause;
  };
  std::vector<Use> uses;
  bool needs_reason() const { return !least.empty(); }
};

struct RecordsSheet {
  std::vector<RecordChoice> choices;
  std::vector<client::UnitRecord> records;
  std::vector<client::WantedRecord> wanted;
  std::shared_ptr<const client::UnitDirectory> units;
};
base::Result<RecordsSheet> records_sheet(client::Replica& replica, const rules::Period& year);

class RecordsDesk final : public SheetPlace<RecordsSheet> {
 public:
  enum class Part : std::uint8_t { kWanted, kEntered };

  RecordsDesk(Desk& desk, base::Clock& clock, Way& way)
      : SheetPlace(desk, way), keeper_(desk, clock) {}

  Part part = Part::kWanted;
  // -- given by the person; `edited` after each change
  std::size_t record = 0;  // of the sheet's choices
  std::string day;
  std::string count;
  std::string people;
  std::string value;
  std::string note;
  UnitPicks units;
  void edited();
  std::optional<base::EventId> to_retract;  // one of the sheet's records
  std::string why;
  // What is shown of the list: one unit's, one record's; "": all.
  std::string search;
  rules::Code only;

  // Once a frame while it is shown; the year around the period.
  void refresh(const Snapshot& snapshot, const rules::Period& period);
  void leave();
  // Behind the lock the form is still open.
  void forget();
  std::optional<client::SteadyTime> wake_at() const { return keeper_.wake_at(); }
  bool is_current(const Snapshot& snapshot) const { return loaded_.is_current(snapshot); }

  // Opens the form; what was begun goes on.
  void begin();
  // About that record of these units; what else was begun stays.
  void begin(const rules::Code& record, const std::vector<base::UnitCode>& units);
  bool writing() const { return writing_; }
  bool loading() const { return writing_ && !keeper_.read(); }
  // Else only read.
  bool may_act() const { return may_act_; }
  // Goes on later.
  void set_aside();
  void give_up();
  // Null while there is none.
  const RecordChoice* choice() const;
  // "desk.record.need.*" key; "" when it can be entered.
  std::string missing() const;
  void enter();
  void retract();
  const std::shared_ptr<const client::PointsMove>& moved() const { return moved_; }

  bool shows(const client::UnitRecord& record) const;

 private:
  using Change = std::function<base::Status(client::Replica&)>;
  // Done and watched; `done` hears of it before it is said.
  void change(std::vector<base::UnitCode> units, Change change, std::function<void()> done);
  void clear();
  void choose(const rules::Code& code);
  void take(const base::Bytes& kept);

  FormKeeper keeper_;
  rules::Period year_;
  base::Date today_{};
  bool may_act_ = false;
  bool writing_ = false;
  std::optional<std::pair<rules::Code, std::vector<base::UnitCode>>> wanted_;  // to be filled in
  std::shared_ptr<const client::PointsMove> moved_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::RecordsDesk::Part, "wanted", "entered");
