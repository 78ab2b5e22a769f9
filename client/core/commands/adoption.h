// An item and the journals: meant for an issue, printed in one. Where the notice has no journals of
// its own, a level stands for them.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

// Where it is meant to be printed. Without an issue it is taken out of the journal again; nothing
// is scored before it is printed.
struct Assignment {
  std::string journal;  // id or name; for notices without journals a level
  std::string form;
  std::optional<std::int64_t> issue;
  std::int64_t place = 0;
};
base::Result<base::EventId> assign_item(Replica& replica, const domain::Subject& item,
                                        const Assignment& assignment);

struct Adoption {
  std::string journal;  // id or name; for notices without journals a level
  std::string form;
  std::optional<std::int64_t> issue;
  base::Date on_date{};
  std::string reason;  // asked for where a check warns
};
// Why an adoption is no matter of course. Each asks the officer for a reason.
enum class AdoptionDoubt : std::uint8_t {
  kNotTaken,    // refused, excluded or withdrawn
  kNoEvidence,  // the ruleset asks for figures or examples, and there are none
  kAgain,       // that journal has it already
};
base::Result<std::vector<AdoptionDoubt>> adoption_doubts(Replica& replica,
                                                         const domain::Subject& item,
                                                         const std::string& journal);

// Errors: not_allowed_now where there are doubts and no reason is given.
base::Result<base::EventId> adopt_item(Replica& replica, const domain::Subject& item,
                                       const Adoption& adoption);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::AdoptionDoubt, "not_taken", "no_evidence", "again");
