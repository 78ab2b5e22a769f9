// Which revisions of a draft may go: the newest are all kept, of older ones the last of each hour,
// of those older than a week the last of each day. Pure.
#pragma once

#include <vector>

#include "client/core/store/draft_store.h"

namespace yibao::client {

inline constexpr std::size_t kRevisionsAllKept = 50;
// So that not every save looks for what may go.
inline constexpr std::size_t kRevisionsSlack = 25;

// The newest first, as DraftStore::history gives them; gives the numbers.
std::vector<std::int64_t> revisions_to_drop(const std::vector<RevisionInfo>& newest_first);

}  // namespace yibao::client
