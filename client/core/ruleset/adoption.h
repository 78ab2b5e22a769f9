// Adopting a ruleset from a day, and why that may not be: one place where the desktop and the
// command line ask. The server asks again what it can judge (shared/rules/adoption.h).
#pragma once

#include "client/core/replica.h"
#include "shared/rules/adoption.h"
#include "shared/rules/problem.h"

namespace yibao::client {

struct AdoptionCheck {
  std::shared_ptr<const rules::Ruleset> ruleset;  // null where it does not load
  rules::Problems problems;                       // why not
  std::vector<rules::AdoptionFault> faults;       // why it may not be adopted though it does
  base::Date from{};                              // the day asked about
  std::int64_t next_version = 1;                  // the one to have
  bool passes() const { return ruleset != nullptr && faults.empty(); }
};

// Without a day: from the one that the ruleset names. A period whose bulletin is published stays as
// it was published: the first day that may be named is the one after it.
base::Result<AdoptionCheck> check_adoption(Replica& replica, const std::string& json_text,
                                           std::optional<base::Date> from);

struct AdoptionResult {
  std::optional<base::EventId> event;  // absent: it did not pass, and nothing was adopted
  AdoptionCheck check;
};
// Errors: too_large; those of submitting.
base::Result<AdoptionResult> adopt_ruleset(Replica& replica, const std::string& json_text,
                                           std::optional<base::Date> from);

}  // namespace yibao::client
