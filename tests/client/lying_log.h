// A server that has the log key and says what it likes: its answer is made such that every proof
// holds, over a log that has the answer's entries in their places instead of those it wrote.
#pragma once

#include "tests/client/county.h"

namespace yibao::testing {

// To be called for an exchange in which the computer sends nothing. What the entries replace must
// stand beyond what it has seen; beyond the log's end they go on without a gap.
void as_if_logged(server::Jurisdiction& server, Computer& computer,
                  protocol::ExchangeResponse& response);

}  // namespace yibao::testing
