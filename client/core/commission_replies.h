// What came in answer to a commission: the units' signed items, and whether in time. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct CommissionReply {
  domain::Subject item;
  base::UnitCode unit;
  std::string title;
  domain::Stage stage = domain::Stage::kSignedOff;
  base::Timestamp at{};  // of the signature, by the rules
  bool in_time = false;
  // Neither taken back nor refused.
  bool stands() const {
    return stage != domain::Stage::kWithdrawn && stage != domain::Stage::kRefused &&
           stage != domain::Stage::kSecret;
  }
};

// By unit, the earliest first. A unit that was not asked is in time by the common deadline.
base::Result<std::vector<CommissionReply>> replies_to(Replica& replica, const CommissionRow& row);
// One unit's. Error: not_found.
base::Result<std::vector<CommissionReply>> replies_to(Replica& replica,
                                                      const domain::Subject& commission,
                                                      const base::UnitCode& unit);

// How far a commission has come, counted by units; how one that was judged did is the verdict's to
// say.
struct CommissionTally {
  std::size_t asked = 0;
  std::size_t acknowledged = 0;
  std::size_t in_time = 0;    // sent what was asked for, in time
  std::size_t late = 0;       // sent it, the last of it after the deadline
  std::size_t extension = 0;  // asked for one and are not answered
  std::size_t declined = 0;
  std::size_t judged = 0;
  std::size_t to_judge = 0;  // answered or overdue, and not judged
  std::size_t overdue = 0;   // nothing or too little came by the deadline; not judged
};
CommissionTally tally(const CommissionRow& row, const std::vector<CommissionReply>& replies,
                      base::Timestamp now);

// What one unit has sent that stands.
struct UnitReplies {
  std::int64_t count = 0;
  std::int64_t in_time = 0;
};
UnitReplies replies_of(const std::vector<CommissionReply>& replies, const base::UnitCode& unit);

}  // namespace yibao::client
