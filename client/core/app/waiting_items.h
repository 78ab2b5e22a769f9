// Items that wait for a decision of the person at the keyboard, arranged on the core thread: with
// many thousand of them the screen's thread has no time for it. Values; any thread.
#pragma once

#include <utility>

#include "client/core/app/draft_row.h"

namespace yibao::app {

// Names or codes, each with how many there are of it, in order.
using Counted = std::vector<std::pair<std::string, std::size_t>>;

struct WaitingItems {
  // In the order they are gone through: emergencies first, then what has waited longest.
  std::shared_ptr<const DraftRows> to_sign = std::make_shared<DraftRows>();
  // A unit's: returned, to be mended and sent again; the newest first.
  DraftRows to_mend;
  // The office's: received and not judged yet, by its unit and kind.
  std::shared_ptr<const DraftRows> received = std::make_shared<DraftRows>();
  Counted units;  // names
  Counted kinds;  // codes
  // Their units ask for them back, whatever was said of them before; the newest first.
  DraftRows asked_back;
};

// Of rows in the list's order, the newest change first. What is judged or mended
// depends on whose list it is.
WaitingItems waiting_items(const DraftRows& rows, bool office);

}  // namespace yibao::app
