// Interviews (约谈): which units the ruleset's condition puts on the list, by which figures; which
// were held, and whether what was to be mended is due. Core thread.
#pragma once

#include "client/core/replica.h"
#include "shared/rules/grounds.h"

namespace yibao::client {

struct InterviewCandidate {
  base::UnitCode unit;
  std::string unit_name;
  rules::Period period;
  bool running = false;  // on the list as it looks now: nothing follows from it yet
  std::vector<rules::Ground> grounds;
  std::optional<base::Date> interviewed_on;  // because of that period: after it began
};

// Of the periods of the ruleset's rule that make up the one asked for, or around it, as far as they
// have begun; by period, then in the ruleset's order. Empty where the ruleset names no condition.
base::Result<std::vector<InterviewCandidate>> interview_candidates(Replica& replica,
                                                                   const rules::Period& period);

struct HeldInterview {
  domain::Subject id;
  base::EventId event;
  base::UnitCode unit;
  std::string unit_name;
  base::Date on_date{};
  std::optional<base::Date> mend_by;
  bool mend_is_over = false;  // the day is past
  std::vector<rules::Name> grounds;
  std::string note;
  std::string by;
  bool pending = false;
  bool retracted = false;
  // The last period of the rule that has ended since, and whether the unit is on its list again.
  std::optional<rules::Period> since;
  bool again = false;
};

// The newest first.
base::Result<std::vector<HeldInterview>> held_interviews(Replica& replica);

}  // namespace yibao::client
