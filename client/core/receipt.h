// The receipt of an event: its place in the log and the proof of it, checked here and now against
// the checkpoint that the server signed. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

enum class Proof : std::uint8_t {
  kNone,    // stamped, but no proof is kept here: another device sent it
  kProven,  // the checkpoint's signature and the path to its root hold
  kBroken,  // they do not
};

struct ReceiptProof {
  Proof proof = Proof::kNone;
  std::optional<Receipt> receipt;  // the batch that holds it
};

// Of the entry with that sequence. Errors: not_initialised; those of the store.
base::Result<ReceiptProof> prove_receipt(Replica& replica, std::uint64_t sequence);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::Proof, "none", "proven", "broken");
