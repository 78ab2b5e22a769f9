// What was said of a person, one step after another: so that two administrators who changed
// somebody at once both see what each of them did, and which of it holds. Core thread.
#pragma once

#include "client/core/commands/people.h"

namespace yibao::client {

struct PersonStep {
  std::string type;  // of the event: "event.<type>"
  base::Timestamp at{};
  std::string author;
  bool pending = false;                       // not in the log yet
  std::vector<PersonDifference> differences;  // from what was said before
  std::optional<base::Date> from;             // somebody leaves
  std::string successor;
};
// The newest first.
base::Result<std::vector<PersonStep>> person_history(Replica& replica,
                                                     const base::PersonId& person);

}  // namespace yibao::client
