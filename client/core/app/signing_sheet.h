// What a signer has before them: the item, what pre-flight finds in it, and what changed since a
// signer of the unit had it last. A value, made on the core thread.
#pragma once

#include "client/core/app/reading_place.h"
#include "client/core/text_diff.h"
#include "shared/rules/preflight.h"

namespace yibao::app {

struct SigningSheet {
  ItemSheet item;
  domain::DraftFacts facts;
  std::vector<std::string> co_units;
  std::string author;  // who laid it before the signer
  base::Timestamp offered_at{};
  std::string for_leader;                // signed by delegation for this leader; "" for oneself
  std::vector<rules::Finding> findings;  // the gravest first
  // Against the version that was sent back or signed last; all kept where there is none.
  client::TextRuns title;
  client::TextRuns body;
  std::optional<base::Timestamp> changed_since;
};

// Errors: those of view_item; content_purged where the words are not here.
base::Result<SigningSheet> signing_sheet(client::Replica& replica, const domain::Subject& item);

}  // namespace yibao::app
