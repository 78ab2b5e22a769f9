// Interviews (约谈): who is to be interviewed by the rules and why, one being noted, those held and
// what became of them. The screen's thread.
#pragma once

#include "client/core/app/office/form_keeper.h"
#include "client/core/app/sheet_place.h"
#include "client/core/commands/office.h"
#include "client/core/interviews.h"
#include "client/core/unit_directory.h"
#include "shared/texts/catalogue.h"

namespace yibao::app {

struct InterviewsSheet {
  bool has_rule = false;  // the ruleset says who is to be interviewed
  std::string clause;
  std::vector<client::InterviewCandidate> candidates;  // the newest period first
  std::vector<client::HeldInterview> held;
  std::vector<client::UnitEntry> units;  // that can be interviewed
};
base::Result<InterviewsSheet> interviews_sheet(client::Replica& replica,
                                               const rules::Period& period);

class InterviewsDesk final : public SheetPlace<InterviewsSheet> {
 public:
  enum class Part : std::uint8_t { kCandidates, kHeld };

  InterviewsDesk(Desk& desk, base::Clock& clock, Way& way)
      : SheetPlace(desk, way), keeper_(desk, clock) {}

  Part part = Part::kCandidates;
  // -- given by the person; `edited` after each change
  std::string day;
  std::string problems;
  std::string measures;
  std::string mend_by;
  std::vector<bool> named;  // of the grounds
  void edited();
  // Which one is taken back, and why.
  std::optional<base::EventId> to_retract;
  std::string why;

  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot, const rules::Period& period);
  void leave();
  // Behind the lock the form is still open.
  void forget();
  std::optional<client::SteadyTime> wake_at() const { return keeper_.wake_at(); }
  bool is_current(const Snapshot& snapshot) const { return loaded_.is_current(snapshot); }

  // The form about a unit; what was begun about it goes on. Of a candidate with its grounds.
  void begin(const base::UnitCode& unit, const client::InterviewCandidate* candidate = nullptr);
  const std::optional<base::UnitCode>& unit() const { return unit_; }
  bool loading() const { return unit_ && !keeper_.read(); }
  // Else only read.
  bool may_act() const { return may_act_; }
  const std::vector<rules::Ground>& grounds() const { return grounds_; }
  void give_up();
  // "desk.interview.need.*" key; "" when it can be noted.
  std::string missing() const;
  // `language`: in which problems and measures are told apart in the note.
  void hold(texts::Language language);
  void retract();

 private:
  void clear();
  void take(const base::Bytes& kept);

  FormKeeper keeper_;
  rules::Period period_;
  base::Date today_{};
  bool may_act_ = false;
  std::optional<base::UnitCode> unit_;
  std::vector<rules::Ground> grounds_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::InterviewsDesk::Part, "candidates", "held");
