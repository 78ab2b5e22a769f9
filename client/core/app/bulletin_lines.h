// Published bulletins as a list shows them, without reading what they froze. Core thread; values.
#pragma once

#include "client/core/bulletins.h"

namespace yibao::app {

struct BulletinLine {
  domain::Subject id;
  base::EventId event;
  client::BulletinPlan plan;  // its kind and period; what it corrects, where it does
  std::int64_t number = 0;
  base::Timestamp published_at{};
  bool pending = false;    // not in the log yet
  bool corrected = false;  // another one took its place
  bool number_repeated = false;
  bool gone = false;  // its content was purged, or has not come
};

// Newest first. Errors: those of the store.
base::Result<std::vector<BulletinLine>> bulletin_lines(client::Replica& replica);
// Errors: not_found, content_purged.
base::Result<report::Bulletin> bulletin_of(client::Replica& replica, const base::EventId& event);

}  // namespace yibao::app
