// Answering a commission with a draft.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

// The draft that this machine is writing for the commission; where there is none, a new one with
// the commission, its kind and the people filled in. Errors: not_found; those of the store.
base::Result<domain::Subject> begin_answer(Replica& replica, const domain::Subject& commission);

}  // namespace yibao::client
