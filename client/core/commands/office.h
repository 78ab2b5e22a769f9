// Commissions, records, key topics, interviews, appeals, hand delivery and purges.
#pragma once

#include "client/core/submit.h"
#include "shared/domain/dossier.h"

namespace yibao::client {

struct CommissionInput {
  std::string title;
  std::string text;
  std::vector<base::UnitCode> units;
  base::Timestamp due{};
  std::string kind;  // may be empty
  std::int64_t items = 1;
};
base::Result<domain::Subject> issue_commission(Replica& replica, const CommissionInput& input);
base::Result<base::EventId> acknowledge_commission(Replica& replica,
                                                   const domain::Subject& commission);
base::Result<base::EventId> ask_extension(Replica& replica, const domain::Subject& commission,
                                          base::Timestamp until, const std::string& reason);
base::Result<base::EventId> extend_commission(Replica& replica, const domain::Subject& commission,
                                              const base::UnitCode& unit, base::Timestamp until);
base::Result<base::EventId> decline_commission(Replica& replica, const domain::Subject& commission,
                                               const std::string& reason, const std::string& note);
// The day it counts: the answer's where it was done, the due date where it was not.
base::Result<base::EventId> judge_commission(Replica& replica, const domain::Subject& commission,
                                             const base::UnitCode& unit,
                                             domain::CommissionVerdict verdict,
                                             const std::vector<domain::Subject>& items,
                                             const std::string& note);
base::Result<base::EventId> cancel_commission(Replica& replica, const domain::Subject& commission,
                                              const std::string& reason);
// The unit's items that answer the commission, and whether they came in time.
struct CommissionReply {
  domain::Subject item;
  std::string title;
  base::Timestamp at{};
  bool in_time = false;
};
base::Result<std::vector<CommissionReply>> replies_to(Replica& replica,
                                                      const domain::Subject& commission,
                                                      const base::UnitCode& unit);

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

base::Result<domain::Subject> issue_key_topics(Replica& replica, const std::string& title,
                                               const std::string& text, base::Date from,
                                               base::Date until);
base::Result<domain::Subject> hold_interview(Replica& replica, const base::UnitCode& unit,
                                             base::Date on_date, std::optional<base::Date> mend_by,
                                             const std::string& note);
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
