// Commissions (约稿): asked by the office, answered by units, judged.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

struct CommissionInput {
  std::string title;
  std::string text;
  std::vector<base::UnitCode> units;
  base::Timestamp due{};
  std::string kind;  // may be empty
  std::int64_t items = 1;
};
// Errors: not_allowed_now without units, with one that has ended, or for a deadline that is past;
// unit_unknown.
base::Result<domain::Subject> issue_commission(Replica& replica, const CommissionInput& input);
base::Result<base::EventId> cancel_commission(Replica& replica, const domain::Subject& commission,
                                              const std::string& reason);

// -- the unit's
base::Result<base::EventId> acknowledge_commission(Replica& replica,
                                                   const domain::Subject& commission);
base::Result<base::EventId> ask_extension(Replica& replica, const domain::Subject& commission,
                                          base::Timestamp until, const std::string& reason);
base::Result<base::EventId> decline_commission(Replica& replica, const domain::Subject& commission,
                                               const std::string& reason, const std::string& note);

// -- the office's, of one unit
base::Result<base::EventId> extend_commission(Replica& replica, const domain::Subject& commission,
                                              const base::UnitCode& unit, base::Timestamp until);
// In place of whatever judgement stands. Without items: all that stand. The day it counts: the
// answer's where it was done, the due date where it was not.
base::Result<base::EventId> judge_commission(Replica& replica, const domain::Subject& commission,
                                             const base::UnitCode& unit,
                                             domain::CommissionVerdict verdict,
                                             const std::vector<domain::Subject>& items,
                                             const std::string& note);

// Several at once, as they were seen: who has been judged meanwhile is left as it is.
struct UnitToJudge {
  base::UnitCode unit;
  std::optional<base::EventId> seen;  // the judgement that stood
  std::vector<domain::Subject> items = {};
};
struct JudgedUnits {
  std::vector<base::EventId> events;
  std::vector<base::UnitCode> meanwhile;
};
// For all of the others or for none.
base::Result<JudgedUnits> judge_units(Replica& replica, const domain::Subject& commission,
                                      const std::vector<UnitToJudge>& units,
                                      domain::CommissionVerdict verdict, const std::string& note);

}  // namespace yibao::client
