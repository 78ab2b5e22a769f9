// A checkpoint: the log key's signature over how long the log is and what its Merkle root is. Two
// checkpoints of one epoch must be consistent, or the log was rewritten. A stamp is an event's
// place in the log; the event's leaf binds it.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/base/time.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/signature.h"

namespace yibao::crypto {

using LogId = base::ByteArray<16>;
inline constexpr std::uint32_t kFirstEpoch = 1;

struct Checkpoint {
  LogId log_id{};
  std::uint32_t epoch = 0;
  std::uint64_t size = 0;
  Digest root{};
  base::Timestamp at{};
  Signature signature{};

  bool operator==(const Checkpoint&) const = default;
};

Checkpoint sign_checkpoint(const SigningKey& log_key, const LogId& log_id, std::uint32_t epoch,
                           std::uint64_t size, const Digest& root, base::Timestamp at);
bool verify(const PublicKey& log_key, const Checkpoint& checkpoint);

base::Bytes encode(const Checkpoint& checkpoint);
std::optional<Checkpoint> decode_checkpoint(base::ByteView bytes);
inline constexpr std::size_t kCheckpointBytes = 16 + 4 + 8 + 32 + 8 + 64;

// Where an event stands in the log. Sequences start at 1 and have no gaps.
struct Stamp {
  std::uint32_t epoch = 0;
  std::uint64_t sequence = 0;
  base::Timestamp received_at{};

  bool operator==(const Stamp&) const = default;
};

Digest leaf_of(const Digest& event_hash, const Stamp& stamp);

}  // namespace yibao::crypto
