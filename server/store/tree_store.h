// The Merkle tree's nodes, in tiles of 256 hashes: a proof reads a few tiles, an append touches one
// row in 256. Leaves of the last, unfinished tile are not kept: they are computed from the log.
// (Ownership, threads, errors: log_store.h. The caller asks only for what is there: an assertion.)
//
// A full tile is held against the hash that stands for it one level up whenever it is read. What is
// not there or not that is remembered (health) and its nodes are zeros: no proof made since is to
// be given out.
#pragma once

#include <vector>

#include "shared/base/result.h"
#include "shared/crypto/merkle.h"

namespace yibao::server {

class TreeStore : public crypto::NodeReader {
 public:
  static constexpr unsigned kTileLevels = 8;
  static constexpr std::size_t kTileHashes = 256;

  virtual base::Status append(const crypto::Digest& leaf) = 0;
  virtual std::uint64_t size() const = 0;
  // As far as the log reaches now. A reader's store has no tree before.
  virtual base::Status reload() = 0;
  // Error: corrupted, of the first tile that was found so ("tile 1/0": level and number).
  virtual base::Status health() const = 0;
  // In a transaction: all tiles anew, from the log's entries.
  virtual base::Status rebuild() = 0;
  // As it is kept, unchecked; no hashes where there is none.
  virtual base::Result<std::vector<crypto::Digest>> kept_tile(unsigned level,
                                                              std::uint64_t number) = 0;
  virtual base::Result<std::uint64_t> kept_tiles() = 0;
};

}  // namespace yibao::server
