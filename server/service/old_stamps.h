// Events that come again after a restore, with the stamps they had: whether this log's own key once
// signed that they stood there. What is proved is no news to judge anew, and was received when it
// was. Any thread, no store.
#pragma once

#include "server/service/prepare.h"
#include "shared/protocol/exchange.h"

namespace yibao::server {

// `old_stamps` and `old_receipts` of the request, for the events of `batch` that were its events. A
// proof that does not hold proves nothing, and refuses nothing.
void take_old_stamps(const protocol::ExchangeRequest& request, const crypto::LogId& log_id,
                     const crypto::PublicKey& log_key, PreparedBatch& batch);

}  // namespace yibao::server
