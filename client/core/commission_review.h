// One commission as the office looks at it: how each unit that was asked has answered, and how it
// was judged. Core thread.
#pragma once

#include "client/core/commission_replies.h"

namespace yibao::client {

struct ReviewedJudgement {
  base::EventId event;
  domain::CommissionVerdict verdict = domain::CommissionVerdict::kDone;
  std::string note;
  std::string by;
  base::Timestamp at{};
  bool pending = false;
};

struct ReviewedAnswer {
  base::UnitCode unit;
  std::string unit_name;
  base::Timestamp due{};  // with its extension
  bool extended = false;
  std::optional<base::Timestamp> acknowledged_at;
  std::vector<CommissionReply> replies;
  std::optional<base::Timestamp> wants_until;  // an extension...
  std::string wants_reason;
  bool extension_asked = false;          // ...that is not answered
  std::optional<domain::Term> declined;  // the reason
  std::string declined_note;
  std::optional<ReviewedJudgement> judgement;  // the one that stands
  // Given while another one was given already: without effect.
  std::vector<ReviewedJudgement> overtaken;

  std::int64_t count() const { return replies_of(replies, unit).count; }
};

struct CommissionReview {
  CommissionRow row;
  CommissionTally tally;
  std::string text;
  std::string issued_by;
  std::optional<domain::Term> cancelled;  // the reason
  std::vector<ReviewedAnswer> answers;    // by the units' names, as the row has them

  const ReviewedAnswer* of(const base::UnitCode& unit) const;
};

// Error: not_found; those of the store.
base::Result<CommissionReview> review_commission(Replica& replica,
                                                 const domain::Subject& commission);

}  // namespace yibao::client
