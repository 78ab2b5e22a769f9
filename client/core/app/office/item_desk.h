// One item at the office's desk: what was said of it and what that earned, and everything the
// office may still say: facts (also late news from above), taking one back, another verdict, an
// answer to a unit that asks for its item back. Each act says at once what it moved. The screen's
// thread.
#pragma once

#include "client/core/app/office/fact_form.h"
#include "client/core/app/office/item_desk_sheet.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/sheet_place.h"

namespace yibao::app {

class ItemDesk final : public SheetPlace<ItemDeskSheet>, public OfficePlace {
 public:
  ItemDesk(Desk& desk, Way& way) : SheetPlace(desk, way), desk_(desk) {}

  // -- given by the person
  bool entering = false;  // `form` is open; it stays so until the fact was entered
  FactForm form;
  std::optional<base::EventId> to_retract;  // one of the sheet's facts
  std::size_t verdict = 0;                  // of kVerdicts
  std::size_t reason = 0;                   // of `reasons`
  std::string note;

  // Goes there.
  void show(domain::Subject item);
  const std::optional<domain::Subject>& item() const { return item_; }
  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& /*snapshot*/) const override {
    return !item_ || sheet() || problem();
  }
  // The colleague who has it open too; "" where nobody has.
  std::string claimed_by() const;

  // The verdicts that may follow the one that stands, in the order they are offered.
  std::vector<domain::VerdictKind> verdicts() const;

  // What that verdict asks for (verdict_choices.h).
  std::vector<rules::Named> reasons(domain::VerdictKind wanted) const;

  void begin_fact(FactKind kind);
  // Of `form`; why it cannot be entered yet: FactForm::missing.
  std::string fact_missing() const;
  void enter_fact();
  // Takes `to_retract` back, with `note`.
  void retract();
  // Another verdict in place of the one that stands, with `reason` and `note` where it has them.
  void judge_again();
  // The unit asked for its item back: it is let go (refused, with `reason` and `note`), or kept
  // (the verdict that stands is given once more, and `note` is said to the unit).
  void let_go();
  void keep();
  void comment();

 private:
  using Change = std::function<base::Status(client::Replica&)>;
  void change(Change change, const char* notice);
  void forget_answers();
  // The chosen reason's code for that verdict; "" where it asks for none.
  std::string reason_code(domain::VerdictKind wanted) const;

  Desk& desk_;
  std::optional<domain::Subject> item_;
  std::shared_ptr<const rules::Ruleset> ruleset_;
  std::shared_ptr<const Claims> claims_ = std::make_shared<Claims>();
  base::Date today_{};
};

}  // namespace yibao::app
