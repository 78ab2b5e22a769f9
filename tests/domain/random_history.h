// Histories that nobody planned: a few items and commissions, written by a unit and two officers
// who do not always know of each other, some of it stamped and some of it only on one machine.
#pragma once

#include <vector>

#include "shared/base/random.h"
#include "shared/domain/entry.h"

namespace yibao::testing {

struct RandomHistory {
  std::vector<domain::Subject> items;
  std::vector<domain::Subject> commissions;
  // Each event once. Stamped ones stand in stamp order; no event is stamped before what it refers
  // to, as admission sees to.
  std::vector<domain::Entry> entries;
};

RandomHistory make_random_history(std::uint64_t seed);

}  // namespace yibao::testing
