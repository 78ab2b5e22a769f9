// One office's client as the benchmark drives it: a real replica in a folder of its own, enrolled
// by a one-time code, that writes drafts and exchanges them over a watched line.
//
// Owned by one thread at a time. Throws std::runtime_error where a person would be told.
#pragma once

#include <filesystem>

#include "client/core/replica.h"
#include "client/core/sync/conversation.h"
#include "shared/crypto/random.h"
#include "tests/bench/corpus.h"
#include "tests/bench/watched_line.h"

namespace yibao::bench {

class Office {
 public:
  explicit Office(const std::filesystem::path& folder);

  void join(const std::string& server, const base::JurisdictionCode& jurisdiction,
            const std::string& code);
  // A new line, to where the server is now.
  void connect(const std::string& server);
  // A server that ends waits for the lines that are kept open.
  void disconnect();

  // Offers drafts first, first+1, ... for sign-off: signed, on this disk, in the outbox.
  // Gives their bytes as JSON: events and words, without signatures.
  std::uint64_t write(const Corpus& corpus, std::size_t first, std::size_t count);
  // Until there is nothing to send and nothing to pull.
  client::ExchangeOutcome exchange_all();

  client::Replica& replica() { return *replica_; }
  WatchedLine& line() { return *line_; }

 private:
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  std::unique_ptr<client::Replica> replica_;
  std::unique_ptr<WatchedLine> line_;
  std::unique_ptr<client::Link> link_;
  std::unique_ptr<client::Conversation> conversation_;
};

}  // namespace yibao::bench
