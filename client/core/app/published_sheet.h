// The standing that the server published last, as a screen shows it. Core thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/core/replica.h"

namespace yibao::app {

struct PlaceLine {
  std::string unit_name;
  rules::Name group;
  std::string points;
  std::string completion;    // percent, "" without targets
  std::int64_t overall = 0;  // 0: not ranked
  std::int64_t in_group = 0;
  bool tied = false;
  bool tied_in_group = false;
  bool own = false;
};

// The unit's own place in the ranking that counts, and what the next better one has more.
struct RankGap {
  rules::Name ranking;
  std::string clause;
  std::int64_t place = 0;
  std::int64_t of = 0;
  bool tied = false;
  std::string ahead;  // the unit's name; "" for the first
  std::string gap;    // in `percent` or in points or items
  bool percent = false;
};

struct PublishedSheet {
  std::string period;
  base::Date as_of{};
  std::int64_t sequence = 0;
  bool agrees = true;             // with what this replica computes of its own unit
  std::vector<PlaceLine> places;  // by rank
  bool has_overall = false;
  bool has_groups = false;
  std::optional<RankGap> own;  // absent: not ranked
};

// Nullopt before the first was published. Errors: those of the store.
base::Result<std::optional<PublishedSheet>> published_sheet(client::Replica& replica);

}  // namespace yibao::app
