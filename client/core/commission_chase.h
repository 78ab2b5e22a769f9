// Who is to be reminded of what (催办): units that have not said they saw a commission, have sent
// nothing although the deadline is near or past, ask for more time, or said they cannot. Core
// thread.
#pragma once

#include "client/core/commission_replies.h"
#include "shared/texts/catalogue.h"

namespace yibao::client {

enum class Chase : std::uint8_t {
  kOverdue,    // the deadline is past
  kDueSoon,    // or near
  kUnseen,     // not acknowledged
  kExtension,  // waits for the office's answer
  kDeclined,   // likewise
};

inline constexpr std::chrono::hours kChaseSoon{72};

struct ChaseLine {
  base::UnitCode unit;
  std::string unit_name;
  Chase why = Chase::kUnseen;
  base::Timestamp due{};
  bool acknowledged = false;
  std::int64_t missing = 0;              // items
  std::optional<base::Timestamp> until;  // that it asks for
  std::optional<domain::Term> reason;    // why it cannot
  std::string note;                      // in its own words
};

struct ChasedCommission {
  domain::Subject commission;
  std::string title;
  base::Timestamp due{};
  std::vector<ChaseLine> lines;  // the most pressing first
};

// Of all that are open, the nearest deadline first; without those where nobody is to be reminded.
base::Result<std::vector<ChasedCommission>> chase_list(Replica& replica);
// Of one.
base::Result<ChasedCommission> chase_list(Replica& replica, const CommissionRow& row,
                                          const std::vector<CommissionReply>& replies);

// To be sent to people: what is awaited from whom by when. What waits for the office is left out;
// "" where nothing is left.
std::string chase_text(texts::Language language, const ChasedCommission& chased,
                       base::UtcOffset offset);
std::string chase_text(texts::Language language, const std::vector<ChasedCommission>& chased,
                       base::UtcOffset offset);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::Chase, "overdue", "due_soon", "unseen", "extension", "declined");
