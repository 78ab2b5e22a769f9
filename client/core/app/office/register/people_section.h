// People: all of them by unit; a new one, a change, a move to another unit, an end with what is
// open and who goes on with it. Only an administrator may; others look. The screen's thread.
#pragma once

#include "client/core/app/office/register/form_section.h"
#include "client/core/app/office/register/person_form.h"
#include "client/core/app/office/register/rows_filter.h"
#include "client/core/hand_over.h"
#include "client/core/person_history.h"

namespace yibao::app {

// What is read of the one who is opened.
struct PersonSheet {
  client::OpenWork open;
  std::vector<client::PersonStep> history;
};

class PeopleSection final : public FormSection<PersonForm, PersonChoices, PersonDeed> {
 public:
  PeopleSection(Desk& desk, base::Clock& clock, Way& way);

  // -- the list
  std::string filter;
  std::size_t unit = 0;  // 0: all, else of the sheet's
  bool with_left = false;
  using Sheet = std::shared_ptr<const RegisterSheet>;
  const std::vector<std::size_t>& rows(const Sheet& sheet);

  // -- one person
  void open(const base::PersonId& person);
  const std::optional<base::PersonId>& opened() const { return opened_; }
  void close() { leave(); }
  const std::shared_ptr<const PersonSheet>& person() const { return loaded_.sheet(); }

  // -- what is done about them
  void begin_new(const Sheet& sheet, const std::optional<base::UnitCode>& of);
  void begin_change(const Sheet& sheet);
  void begin_leaving(const Sheet& sheet);
  // What was typed is thrown away.
  void give_up();
  // It is kept for when the form is opened again.
  void set_aside();
  // Somebody of that name is in the unit already: said, not refused.
  bool has_namesake() const;
  // Another administrator changed the person since the form was opened.
  bool changed_meanwhile() const { return changed_meanwhile_; }
  bool moves() const;
  void do_it();
  // Has not left after all, or is back.
  void stays();

  void refresh(const Snapshot& snapshot, const Sheet& sheet);
  void leave();
  bool is_current(const Snapshot& snapshot) const {
    return !keeper_.loading() && (!opened_ || loaded_.is_current(snapshot));
  }
  const std::optional<base::Error>& problem() const;

 private:
  void begin_form(PersonDeed deed, const std::string& paper);
  // Of the list that is shown: what may be theirs and is open.
  static std::vector<domain::Subject> items_of(const DraftRows& rows, const base::PersonId& person);
  template <class Work>
  void act(Work work, const char* notice);

  Loaded<PersonSheet> loaded_;
  RowsFilter<RegisteredPerson> fitting_;
  Sheet sheet_;
  std::shared_ptr<const DraftRows> drafts_;
  std::optional<base::PersonId> opened_;
  std::size_t steps_ = 0;  // of the history, when the form was opened
  bool changed_meanwhile_ = false;
};

}  // namespace yibao::app
