// What units have sent in and nobody has judged yet, one item after another: accepted, returned,
// refused, taken without counting, commented on; then the next one opens by itself. Only the office
// has it. Where several officers are at it, each sees what the others have open, and what is dealt
// with gives way to the next item that nobody has. The screen's thread.
#pragma once

#include "client/core/app/office/office_place.h"
#include "client/core/app/queue_walk.h"

namespace yibao::app {

// How long something has waited at least.
enum class InboxAge : std::uint8_t { kAny, kDay, kThreeDays, kWeek };

// What of the inbox is shown. "": all of them.
struct InboxFilter {
  std::string unit;  // its name
  std::string kind;  // its code
  InboxAge age = InboxAge::kAny;
  bool operator==(const InboxFilter&) const = default;
};

class InboxPlace final : public QueueWalk, public OfficePlace {
 public:
  InboxPlace(Desk& desk, base::Clock& clock, Way& way);

  // -- given by the person
  std::size_t reason = 0;    // of sheet.item.reasons
  std::size_t category = 0;  // of categories()
  std::string note;

  // -- the queue: what was received, of the unit and kind that were chosen
  const InboxFilter& filter() const { return filter_; }
  void show_only(InboxFilter filter);

  // -- one item
  void refresh(const Snapshot& snapshot) override;
  void leave() override {
    close();
    visited_ = false;
  }
  bool is_current(const Snapshot& /*snapshot*/) const override { return !loading(); }
  // Nobody has judged the open item meanwhile.
  bool may_judge() const;
  // The colleague who has the item open; "" where nobody has.
  std::string claimed_by(const domain::Subject& item) const;
  // Kinds that the rules take without counting them.
  const std::vector<rules::Named>& categories() const { return categories_; }

  void accept();
  void give_back();
  void refuse();
  void exclude();
  // The item stays open.
  void comment();

 private:
  void forget_answers() override;
  void attend(const std::optional<domain::Subject>& item) override;
  bool fits(const DraftRow& row) const;
  void set_latest();
  void judge(Act act, const char* notice);
  // The chosen reason's code; "" where there is none.
  std::string reason_code() const;

  Desk& desk_;
  base::Clock& clock_;
  InboxFilter filter_;
  base::Timestamp latest_ = base::Timestamp::max();  // what came later has not waited long enough
  std::shared_ptr<const Claims> claims_ = std::make_shared<Claims>();
  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::vector<rules::Named> categories_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::InboxAge, "any", "day", "three_days", "week");
