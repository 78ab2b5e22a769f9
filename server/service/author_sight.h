// What an author may name: what their people are shown. Anything else is answered as if it were not
// there, so that nobody learns of it by asking.
#pragma once

#include "server/service/log_state.h"
#include "shared/domain/audience.h"

namespace yibao::server {

// Whether the people of `by`'s author are shown that event. Errors: the store's.
base::Result<bool> is_shown_to_author(const domain::Event& event, const domain::Event& by,
                                      const LogState& state, Store& store);
// Whether they are shown any of these entries, which are all there are about one subject.
bool is_any_shown_to_author(const std::vector<domain::Entry>& entries, const domain::Event& by,
                            const LogState& state);

}  // namespace yibao::server
