// What a server's answer must prove before a replica believes any of it: the checkpoint's
// signature, that the log continues the one seen before, that our events stand where the server
// says, every pulled event's signature. Pure: no store, no network.
#pragma once

#include <optional>
#include <vector>

#include "client/core/store/sync_book.h"
#include "shared/domain/registry.h"
#include "shared/protocol/exchange.h"

namespace yibao::client {

// An exchange under way: what was sent, to be matched with the answer.
struct SentExchange {
  protocol::ExchangeRequest request;
  std::vector<domain::Event> events;  // of the request, as read
};

// One pulled entry. An event whose signature is not good is kept as evidence, never folded.
struct VerifiedEntry {
  domain::Entry entry;
  const protocol::SignedEvent* signed_event = nullptr;  // lives in the response
  bool verified = false;
};

// Admitted now or known before: the server says where it stands.
bool is_in_log(const protocol::Answer& answer);

class AnswerCheck {
 public:
  // Both must outlive the check.
  AnswerCheck(const Identity& identity, const std::optional<crypto::Checkpoint>& seen)
      : identity_(identity), seen_(seen) {}

  // The log and what was sent: quick, and enough to go on from. Errors: log_forked, proof_failed
  // (the detail names the proof), malformed, corrupted.
  base::Status check(const SentExchange& sent, const protocol::ExchangeResponse& response) const;
  // `registry` is what is known before the answer; its keys and those it brings verify the entries,
  // on all cores. Errors: corrupted; an event that cannot be read.
  base::Result<std::vector<VerifiedEntry>> verify_entries(
      const protocol::ExchangeResponse& response, const domain::Registry& registry) const;
  // Both.
  base::Result<std::vector<VerifiedEntry>> run(const SentExchange& sent,
                                               const protocol::ExchangeResponse& response,
                                               const domain::Registry& registry) const;

 private:
  base::Status check_log(const protocol::ExchangeResponse& response,
                         const crypto::PublicKey& log_key) const;
  base::Status check_batch(const SentExchange& sent,
                           const protocol::ExchangeResponse& response) const;

  const Identity& identity_;
  const std::optional<crypto::Checkpoint>& seen_;
};

}  // namespace yibao::client
