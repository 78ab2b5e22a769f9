// Papers that go by hand, as a person sees them: numbers, dates and pick-lists, no free text at
// all. Made on the core thread.
#pragma once

#include "client/core/replica.h"
#include "client/papers/paper.h"
#include "shared/texts/catalogue.h"

namespace yibao::app {

struct HandoffRow {
  domain::Subject id;
  std::int64_t number = 0;
  domain::Classification classification = domain::Classification::kConfidential;
  std::int64_t pages = 0;
  std::int64_t copies = 0;
  std::string courier;
  std::string unit_name;
  std::optional<domain::Term> kind;
  base::Date handed_on{};
  std::optional<base::Date> received_on;
  bool pending = false;  // not in the log yet
};

struct HandoffSheet {
  std::vector<HandoffRow> rows;  // newest first
  struct Courier {
    base::PersonId id;
    std::string name;
  };
  std::vector<Courier> couriers;  // of the unit
  std::int64_t next_number = 1;   // within the unit
  base::Date today{};
};
base::Result<HandoffSheet> handoff_sheet(client::Replica& replica);

// The sheet that goes with the paper and comes back signed.
base::Result<papers::Paper> handoff_paper(client::Replica& replica, const domain::Subject& handoff,
                                          texts::Language language);

}  // namespace yibao::app
