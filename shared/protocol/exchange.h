// One exchange, both directions at once: what a client offers and where it stands; what became of
// it and what the client may see next. The same bytes go over HTTPS and into a bundle file.
// schemas/protocol.md says it in prose.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/crypto/merkle.h"
#include "shared/domain/content.h"
#include "shared/protocol/signed_event.h"

namespace yibao::protocol {

// 2: answers are signed as a whole, newer epochs and old stamps are proved. 3: so is the place of
// whatever is pulled, and what other devices have seen is told.
inline constexpr std::uint16_t kProtocolVersion = 3;

// Somebody of the office has an item open: a hint for colleagues, who may do as they please.
struct Claim {
  domain::Subject item;
  base::PersonId person;
  auto operator<=>(const Claim&) const = default;
};

// What an epoch before said of a batch of ours: the proof that the log once had it.
struct OldReceipt {
  crypto::Checkpoint checkpoint;
  std::uint64_t first = 0;             // sequence
  std::vector<crypto::Digest> leaves;  // of the batch
  crypto::Proof proof;
};

// Of an event that is offered again after a restore: the stamp it had, and the receipt that proves
// it.
struct OldStamp {
  std::uint32_t event = 0;    // index in `events`
  std::uint32_t receipt = 0;  // index in `old_receipts`
  domain::Stamp stamp;
};

// Where a newer epoch began: the log's own word (log.restored), proved to stand in the log.
struct RestorePoint {
  SignedEvent event;
  domain::Stamp stamp;
  crypto::Proof inclusion;
};

// What another device has seen of the log in this epoch, so that nobody is shown a log of their
// own: its checkpoint, and that the one of this answer continues it.
struct Sighting {
  crypto::Checkpoint checkpoint;
  crypto::Proof consistency;
};

struct ExchangeRequest {
  std::uint16_t version = kProtocolVersion;
  std::string program;  // "0.1.0"
  base::JurisdictionCode jurisdiction;
  base::Timestamp client_time{};
  std::uint64_t cursor = 0;                   // how far it has pulled
  std::uint64_t scope_version = 0;            // of what it may see, as last told
  std::optional<crypto::Checkpoint> seen;     // the newest it verified
  std::vector<crypto::Checkpoint> also_seen;  // others that the log must continue
  // Of the events of its own it has all up to this place; later ones are sent back to it.
  std::uint64_t own_upto = 0;
  // Of the newest standing it has. A new day has a new one although the log has not grown.
  std::uint64_t standing_sequence = 0;
  base::Date standing_day{};
  std::uint32_t pull_bytes_max = 0;       // 0: nothing, this time
  std::vector<domain::Content> contents;  // before the events that refer to them
  std::vector<SignedEvent> events;
  std::vector<OldReceipt> old_receipts;
  std::vector<OldStamp> old_stamps;
  std::vector<Claim> claims;  // of whoever is at this device; others than the office's say nothing
};

enum class Outcome : std::uint8_t {
  kAdmitted = 1,  // in the log, with this stamp
  kKnown = 2,     // was in the log already, with this stamp
  kRefused = 3,   // for this reason; never as it is
  kHeld = 4,      // something it needs has not arrived
  kTryLater = 5,
};

struct Answer {
  Outcome outcome = Outcome::kTryLater;
  std::optional<domain::Stamp> stamp;
  std::optional<base::ErrorCode> code;
  base::TextArgs args;      // for the code's sentence
  crypto::Proof inclusion;  // of a known event, whose batch was proved to nobody
};

struct PulledEntry {
  SignedEvent event;
  domain::Stamp stamp;
};

// The stamps given to one batch stand side by side in the log; the proof is for all of them.
struct BatchProof {
  std::uint64_t first = 0;  // leaf index: sequence - 1
  std::uint64_t count = 0;  // 0: nothing was admitted
  crypto::Proof proof;
};

struct ExchangeResponse {
  std::uint16_t version = kProtocolVersion;
  std::string program;
  std::string least_program;  // older ones are refused from the day announced
  base::Date least_from{};    // that day, in the jurisdiction; long past where nothing is announced
  base::Timestamp server_time{};
  bool trial = false;           // served beyond loopback without a front
  std::vector<Answer> answers;  // one for each event, in its order
  crypto::Checkpoint checkpoint;
  std::vector<RestorePoint> restored;  // of each epoch after the one seen, in order
  // From `seen` to `checkpoint`; where less of it is left than was seen, from what is left.
  crypto::Proof consistency;
  std::vector<crypto::Proof> also_consistency;  // from each of `also_seen`; empty: no longer so
  BatchProof batch;
  std::vector<Sighting> sightings;  // those it has not been told of yet, a few at a time
  std::vector<domain::Content> contents;
  std::vector<domain::ContentAddress> absent;  // purged: do not wait for them
  std::vector<PulledEntry> entries;
  crypto::Proof places;  // that the entries stand in the log where and when their stamps say
  std::uint64_t cursor = 0;
  std::uint64_t scope_version = 0;
  bool more = false;
  base::Bytes standing;       // a signed standing (standing.h), or empty
  std::vector<Claim> claims;  // those at other devices of the office
};

// Versions are three numbers; what is none counts as the oldest.
bool version_before(std::string_view a, std::string_view b);

base::Bytes encode(const ExchangeRequest& request);
base::Bytes encode(const ExchangeResponse& response);
// Errors: malformed, too_large, server_too_old / client_too_old for another protocol version.
base::Result<ExchangeRequest> decode_exchange_request(base::ByteView body);
base::Result<ExchangeResponse> decode_exchange_response(base::ByteView body);

// What any request can fail with as a whole; the sentence is the code's.
struct Failure {
  base::ErrorCode code = base::ErrorCode::kServerError;
  base::TextArgs args;
};
base::Bytes encode(const Failure& failure);
base::Result<Failure> decode_failure(base::ByteView body);

inline constexpr const char* kExchangeMediaType = "application/vnd.yibao.exchange";
inline constexpr const char* kFailureMediaType = "application/vnd.yibao.failure";

}  // namespace yibao::protocol
