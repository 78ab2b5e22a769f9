// The ceiling's client: sends bodies that are made already and waits for each answer; pulls page
// after page, parses what it gets and inserts it durably. The same TLS as the product's client, no
// signatures, nothing computed. One thread; throws std::runtime_error.
#pragma once

#include <filesystem>
#include <memory>

#include "client/core/sync/https_transport.h"
#include "shared/storage/database.h"

namespace yibao::bench {

class PlainClient {
 public:
  PlainClient(const std::string& server, const std::string& ca_certificate);

  void push(base::ByteView body);
  // That it was pushed, durably: no client may forget what was acknowledged.
  void note_in(const std::filesystem::path& database);
  void note();
  // Gives how many drafts came; the database is new.
  std::size_t pull_all(const std::filesystem::path& database);

 private:
  base::Bytes post(const std::string& path, base::ByteView body);

  std::unique_ptr<client::HttpsTransport> line_;
  std::optional<storage::Database> notes_;
};

// The median time in which this disk makes a few bytes durable.
double sync_millis(const std::filesystem::path& folder);

}  // namespace yibao::bench
