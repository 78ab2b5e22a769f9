// What a server's answer must prove before a replica believes any of it: the checkpoint's
// signature, that the log continues the one that the request had seen and what others have seen of
// it, that our events and those it brings stand where the server says. Pure: no store, no network.
//
// A newer epoch is believed only with the log's own word for where it began (log.restored, proved
// to stand in it): what was seen and lies before that place must still be there, and where less is
// left than was seen, the caller is told how much. Of a log that was written to before anybody knew
// that it had been put back, nothing that was seen is sure to be left.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "client/core/store/sync_book.h"
#include "shared/domain/registry.h"
#include "shared/protocol/exchange.h"

namespace yibao::client {

// An exchange under way: what was sent, to be matched with the answer.
struct SentExchange {
  protocol::ExchangeRequest request;
  std::vector<domain::Event> events;   // of the request, as read
  std::vector<crypto::Digest> hashes;  // and the hashes of their payloads
  std::size_t others = 0;              // of also_seen, the last: what others have seen
  bool by_stick = false;               // it may be answered after others, and after days
};

// Where an epoch began that this replica has seen.
struct KnownEpoch {
  std::uint32_t epoch = 0;
  std::uint64_t left = 0;  // entries of the epochs before
  crypto::Digest root{};   // of those
  bool branched = false;   // some of which may be others than were seen in their places
};

// How the log of an answer goes on from the one that the request had seen.
struct Continuation {
  bool new_epoch = false;
  std::uint64_t left = UINT64_MAX;  // entries of the epochs before that are still there
  bool cut = false;                 // fewer than were seen
  bool elsewhere = false;           // what was seen is not of this log
  // Where our own epoch parted from the log as it is now: to be proved next.
  std::optional<KnownEpoch> parted;
};

// What log.restored says; nullopt for anything else.
std::optional<KnownEpoch> known_epoch(const domain::Entry& entry);

// Admitted now or known before: the server says where it stands.
bool is_in_log(const protocol::Answer& answer);

class AnswerCheck {
 public:
  // In order; asked for only where an epoch that was seen is itself lost. Errors: the store's.
  using KnownEpochs = std::function<base::Result<std::vector<KnownEpoch>>()>;
  // `identity` must outlive the check.
  AnswerCheck(const Identity& identity, KnownEpochs known)
      : identity_(identity), known_(std::move(known)) {}

  // Quick, and enough to go on from. Errors: log_forked, log_split (what others have seen is not in
  // it), proof_failed (the detail names the proof), malformed, corrupted.
  base::Result<Continuation> check(const SentExchange& sent,
                                   const protocol::ExchangeResponse& response);
  // After log_split: what another has seen.
  const std::optional<crypto::Checkpoint>& contradicted() const { return contradicted_; }

 private:
  base::Result<Continuation> check_log(const SentExchange& sent,
                                       const protocol::ExchangeResponse& response,
                                       const crypto::PublicKey& log_key);
  base::Status check_also_seen(const SentExchange& sent, const protocol::ExchangeResponse& response,
                               std::uint64_t left);
  base::Status check_sightings(const protocol::ExchangeResponse& response,
                               const crypto::PublicKey& log_key);
  base::Status check_batch(const SentExchange& sent,
                           const protocol::ExchangeResponse& response) const;

  base::Status part(const crypto::Checkpoint& seen, const std::vector<KnownEpoch>& now,
                    Continuation& continuation) const;

  const Identity& identity_;
  KnownEpochs known_;
  std::optional<crypto::Checkpoint> contradicted_;
};

}  // namespace yibao::client
