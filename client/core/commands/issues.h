// Printing an issue of a journal: each item that is assigned to it becomes adopted by it, on the
// day of the issue. Core thread.
#pragma once

#include <map>

#include "client/core/commands/adoption.h"

namespace yibao::client {

struct IssueLine {
  domain::Subject item;
  std::string form;    // its column; "" where the journal has none
  std::string reason;  // where there are doubts (adoption_doubts)
};

// Whose adoption by the journal asks for a reason, and why.
using IssueDoubts = std::map<domain::Subject, std::vector<AdoptionDoubt>>;
base::Result<IssueDoubts> issue_doubts(Replica& replica, const std::string& journal,
                                       const std::vector<domain::Subject>& items);

// All of them or none: one transaction, so that an issue is never printed by half. Errors: those of
// adopt_item; not_allowed_now (issue_empty).
base::Status print_issue(Replica& replica, const std::string& journal, std::int64_t number,
                         base::Date on_date, const std::vector<IssueLine>& lines);

}  // namespace yibao::client
