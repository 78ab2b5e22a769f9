// Units: all of them with what is planned; a new one, a change for all its days or from one on, an
// end. What each would mean is asked of the core while the form is filled in and stands below it.
// The screen's thread.
#pragma once

#include "client/core/app/office/register/form_section.h"
#include "client/core/app/office/register/rows_filter.h"
#include "client/core/app/office/register/unit_form.h"
#include "client/core/points_move.h"

namespace yibao::app {

class UnitsSection final : public FormSection<UnitForm, UnitChoices, UnitDeed> {
 public:
  UnitsSection(Desk& desk, base::Clock& clock, Way& way);

  // -- the list
  std::string filter;
  std::size_t group = 0;  // 0: all, else of the sheet's
  bool with_ended = false;
  using Sheet = std::shared_ptr<const RegisterSheet>;
  const std::vector<std::size_t>& rows(const Sheet& sheet);

  // -- one unit
  void open(const base::UnitCode& unit);
  void close();
  const std::optional<base::UnitCode>& opened() const { return opened_; }

  // -- what is done about it
  void begin_new(const Sheet& sheet);
  void begin_change(const Sheet& sheet);
  void begin_end(const Sheet& sheet);
  // What was typed is thrown away.
  void give_up();
  // It is kept for when the form is opened again.
  void set_aside();
  // Null while it is being found out.
  const std::shared_ptr<const UnitMeaning>& meaning() const { return meaning_; }
  bool can_do() const;
  void do_it();

  // -- without a form
  void resume(const base::UnitCode& unit, base::Date from);
  void drop_planned(const base::UnitCode& unit, base::Date from);
  void define_all();

  // Once a frame while the section is shown.
  void refresh(const Sheet& sheet);
  // What was typed is kept and stands there when the form is opened again.
  void leave();
  bool is_current() const { return !asking_ && !keeper_.loading(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : keeper_.problem();
  }
  // What the last change moved, until something else is opened or done.
  const std::shared_ptr<const client::PointsMove>& moved() const { return moved_; }

 private:
  using Act = std::function<base::Result<base::EventId>(client::Replica&)>;
  void begin_form(UnitDeed deed, const std::string& paper);
  void ask_meaning();
  void act(Act act, std::vector<base::UnitCode> concerned, const char* notice);

  RowsFilter<RegisteredUnit> fitting_;
  Sheet sheet_;
  std::optional<base::UnitCode> opened_;
  std::string asked_for_;  // the form whose meaning was asked for
  bool asking_ = false;
  std::uint64_t turn_ = 0;
  std::shared_ptr<const UnitMeaning> meaning_;
  std::shared_ptr<const client::PointsMove> moved_;
};

}  // namespace yibao::app
