// Records, key topics, interviews, appeals, hand delivery and purges.
#pragma once

#include "client/core/submit.h"
#include "shared/domain/dossier.h"

namespace yibao::client {

struct RecordInput {
  base::UnitCode unit;
  std::string record;
  base::Date on_date{};
  std::optional<domain::Subject> item;
  std::int64_t count = 1;
  std::string value;
  std::optional<std::int64_t> people;
  std::string level;
  std::vector<std::string> flags;
  std::string note;
};
base::Result<domain::Subject> enter_record(Replica& replica, const RecordInput& input);
// The same of several units, for all of them or for none.
base::Result<std::vector<domain::Subject>> enter_records(Replica& replica,
                                                         const std::vector<base::UnitCode>& units,
                                                         RecordInput input);

base::Result<domain::Subject> issue_key_topics(Replica& replica, const std::string& title,
                                               const std::string& text, base::Date from,
                                               base::Date until);
struct InterviewInput {
  base::UnitCode unit;
  base::Date on_date{};
  std::optional<base::Date> mend_by;
  std::vector<std::string> grounds;  // targets and measures of the ruleset (interviews.h)
  std::string note;
};
// Error: not_allowed_now for a day that is yet to come, or mending before it.
base::Result<domain::Subject> hold_interview(Replica& replica, const InterviewInput& input);
base::Result<domain::Subject> file_appeal(Replica& replica, std::optional<base::EventId> against,
                                          const std::string& note);
base::Result<base::EventId> decide_appeal(Replica& replica, const domain::Subject& appeal,
                                          domain::AppealDecision decision, const std::string& note);
base::Result<domain::Subject> register_handoff(Replica& replica,
                                               const domain::HandoffRegistered& handoff);
base::Result<base::EventId> receive_handoff(Replica& replica, const domain::Subject& handoff,
                                            base::Date received_on);
base::Result<base::EventId> purge_contents(Replica& replica, const domain::Subject& item,
                                           const std::string& reason);

}  // namespace yibao::client
