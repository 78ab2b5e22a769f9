// The Merkle tree's nodes, in tiles of 256 hashes: a proof reads a few tiles, an append touches one
// row in 256. Leaves of the last, unfinished tile are not kept: they are computed from the log.
// (Ownership, threads, errors: log_store.h. A node that cannot be read is an assertion: the caller
// asks only for what is there.)
#pragma once

#include "shared/base/result.h"
#include "shared/crypto/merkle.h"

namespace yibao::server {

class TreeStore : public crypto::NodeReader {
 public:
  virtual base::Status append(const crypto::Digest& leaf) = 0;
  virtual std::uint64_t size() const = 0;
  // Forgets appends of a transaction that was rolled back.
  virtual base::Status reload() = 0;
};

}  // namespace yibao::server
