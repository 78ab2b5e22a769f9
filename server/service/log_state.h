// A jurisdiction between two commits, as everyone may read it: who is who, which rules hold, how
// far the log reaches. Immutable once published; the writer makes the next one.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "server/store/store.h"
#include "shared/crypto/checkpoint.h"
#include "shared/rules/ruleset.h"
#include "shared/rules/scoring.h"

namespace yibao::server {

// Where a newer epoch began, in the log's own words (log.restored).
struct EpochStart {
  protocol::SignedEvent event;
  domain::Stamp stamp;
  std::uint64_t left = 0;  // entries of the epochs before that were still there
  bool branched = false;   // and others have seen others in their places
};

struct LogState {
  std::shared_ptr<const domain::Registry> registry;
  std::vector<rules::DatedRuleset> rulesets;  // in order of `from`; unit targets are laid over them
  crypto::Checkpoint checkpoint;
  std::uint64_t feed_position = 0;  // of the newest row that anybody can have pulled
  std::uint64_t scope_version = 0;  // the newest entry that changed who sees what
  std::vector<EpochStart> epochs;   // in order; none before the first restore
};

// The least that the epochs begun after that one have left.
std::uint64_t least_left(const LogState& state, std::uint32_t epoch);
// How many of the entries that stood in the log in that epoch are in it still, for certain: none
// where the epoch itself was lost by a later restore.
std::uint64_t left_of_epoch(const LogState& state, std::uint32_t epoch);
// Whether restores have taken away what stood at that place of that epoch, or may have: then
// nobody's word of it can be held against anything.
bool is_let_go(const LogState& state, std::uint32_t epoch, std::uint64_t size);

// The name under which the newest checkpoint is kept, written in the transaction that it is over.
inline constexpr std::string_view kCheckpointValue = "checkpoint";

// And that of the day by whose rules the facts were folded.
inline constexpr std::string_view kFactsDayValue = "facts_day";

// The ruleset in force on a day, or the first one on a day before it; null where there is none.
std::shared_ptr<const rules::Ruleset> ruleset_on(const LogState& state, base::Date day);

// What the registry says was adopted, read from the contents. Errors: the store's.
base::Result<std::vector<rules::DatedRuleset>> adopted_rulesets(Store& store,
                                                                const domain::Registry& registry);

// The entries of a subject, decoded, in log order.
base::Result<std::vector<domain::Entry>> entries_about(Store& store,
                                                       const domain::Subject& subject);

}  // namespace yibao::server
