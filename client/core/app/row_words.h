// The words behind a row of the list, wherever they are kept. The core thread.
#pragma once

#include "client/core/app/snapshot.h"
#include "client/core/replica.h"

namespace yibao::app {

// Nullopt where they are not here, or cannot be read: who goes through all of them passes those
// over, for one damaged text must not hide all others.
std::optional<domain::Words> words_of(client::Replica& replica, const DraftRow& row);

}  // namespace yibao::app
