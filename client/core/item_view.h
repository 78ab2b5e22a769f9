// One item as a person looks at it: its words, what was said of it in order, what may be done next.
// For the command line and the desktop alike.
#pragma once

#include "client/core/replica.h"
#include "shared/texts/catalogue.h"

namespace yibao::client {

struct JourneyStep {
  base::EventId event;
  std::string type;      // "draft.offered"; sentence in the catalogue under "event.<type>"
  base::Timestamp at{};  // receipt, or the claim while pending
  std::string author;    // name, or "" where unknown
  std::optional<domain::Stamp> stamp;
  std::string reason;  // a code
  std::string note;
  std::string for_leader;       // signed by delegation for this leader...
  std::string on_paper_by;      // ...or by this one on paper, registered by `author`
  bool without_effect = false;  // overtaken or retracted
};

struct ItemView {
  domain::ItemState state;
  std::optional<domain::Words> words;   // of the current offer
  std::optional<domain::Words> edited;  // the office's wording of what was signed last, if any
  std::vector<JourneyStep> journey;
};

base::Result<ItemView> view_item(Replica& replica, const domain::Subject& item);

// A reason's sentence: the ruleset's own, else the catalogue's, else the code.
std::string term_text(Replica& replica, texts::Language language, const std::string& code);

}  // namespace yibao::client
