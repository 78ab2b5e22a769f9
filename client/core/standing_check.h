// A published standing, recomputed: a unit's own points and completion from its own ledger at the
// standing's stamp; and every place from the figures that were published with it, by the ruleset's
// own rule for the order and for ties. Core thread.
#pragma once

#include <string>
#include <vector>

#include "client/core/ledger.h"

namespace yibao::client {

// A place, or what it goes by, that does not follow from the published figures.
struct PlaceDifference {
  base::UnitCode unit;
  std::string ranking;
  std::string what;  // "place", "of", "tied", "ranked", "key"
  std::string here;
  std::string published;
  bool operator==(const PlaceDifference&) const = default;
};
std::vector<PlaceDifference> rank_again(const rules::Ruleset& ruleset,
                                        const protocol::StandingDocument& standing);

// The newest standing kept here, each thing that is wrong with it in one line; none where there is
// no standing. One that goes further than what was pulled is not judged by points yet. Errors: the
// store's; bad_signature and malformed are lines, too.
base::Result<std::vector<std::string>> standing_faults(Replica& replica);

}  // namespace yibao::client
