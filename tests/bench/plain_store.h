// The ceiling's database: what arrives is parsed and inserted, durably, one transaction a batch,
// with the pragmas of the product's stores. No signatures, no rules, nothing computed.
//
// One thread at a time. Throws std::runtime_error.
#pragma once

#include <filesystem>

#include "shared/protocol/exchange.h"
#include "shared/storage/database.h"

namespace yibao::bench {

class PlainStore {
 public:
  explicit PlainStore(const std::filesystem::path& file, bool read_only = false);

  // Event i and content i belong together.
  void insert(const std::vector<protocol::SignedEvent>& events,
              const std::vector<domain::Content>& contents);
  // Rows after a number, up to so many bytes; gives the last number, and whether there are more.
  protocol::ExchangeResponse page(std::uint64_t after, std::size_t bytes_max);

 private:
  storage::Database database_;
};

}  // namespace yibao::bench
