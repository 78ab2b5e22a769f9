// What a replica keeps when a restored server has lost entries: the stamps that its own ones had,
// with the receipts that prove them; and which of others' entries it offers itself, later, where
// nobody else has. (Threads and errors: storage::Database.)
#pragma once

#include "client/core/store/sync_book.h"
#include "shared/protocol/exchange.h"

namespace yibao::client {

class RestoreBook {
 public:
  explicit RestoreBook(storage::Database& database) : database_(database) {}

  // Gives its number. Receipts are evidence: they stay.
  base::Result<std::int64_t> add_receipt(const protocol::OldReceipt& receipt);
  base::Status add_stamp(const base::EventId& id, const crypto::Stamp& stamp, std::int64_t receipt);
  // Into the request what is proved of the stamp that its event of that index had once.
  base::Status prove(const base::EventId& id, std::uint32_t index,
                     std::map<std::int64_t, std::uint32_t>& packed,
                     protocol::ExchangeRequest& request);

  base::Status offer_later(const base::EventId& id, base::Timestamp due);
  // Those whose time has come; they are out of the book then.
  base::Result<std::vector<base::EventId>> take_due(base::Timestamp now);
  base::Result<std::int64_t> later_count();

 private:
  storage::Database& database_;
};

}  // namespace yibao::client
