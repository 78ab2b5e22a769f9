// The Merkle tree of RFC 6962: hashing, proofs and their verification. Pure; where nodes are kept
// is the caller's matter (NodeReader).
//
// Sizes count leaves; a range is [first, end). All proofs are lists of digests in one fixed order,
// so a proof needs no structure on the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "shared/crypto/digest.h"

namespace yibao::crypto {

Digest leaf_hash(base::ByteView data);
Digest node_hash(const Digest& left, const Digest& right);
Digest empty_tree_root();

// Gives the hash of the complete subtree over the leaves [index << level, (index + 1) << level).
class NodeReader {
 public:
  virtual ~NodeReader() = default;
  virtual Digest node(unsigned level, std::uint64_t index) const = 0;
};

// What an append needs to know: the roots of the complete subtrees from left to right.
class MerkleFrontier {
 public:
  MerkleFrontier() = default;
  // Picks up at a size whose nodes are already kept.
  MerkleFrontier(const NodeReader& nodes, std::uint64_t size);

  void append(const Digest& leaf);
  std::uint64_t size() const { return size_; }
  Digest root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> peaks_;
};

using Proof = std::vector<Digest>;

Digest tree_root(const NodeReader& nodes, std::uint64_t size);

// That the tree of old_size leaves is the beginning of the tree of new_size; old_size <= new_size.
Proof consistency_proof(const NodeReader& nodes, std::uint64_t old_size, std::uint64_t new_size);
bool verify_consistency(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size,
                        const Digest& new_root, std::span<const Digest> proof);

// That these leaves stand at [first, first + leaves.size()) in the tree of that size.
Proof range_proof(const NodeReader& nodes, std::uint64_t first, std::uint64_t end,
                  std::uint64_t size);
bool verify_range(std::uint64_t first, std::span<const Digest> leaves, std::uint64_t size,
                  const Digest& root, std::span<const Digest> proof);

// The same for leaves that stand here and there: `places` are leaf indices below `size`, in order,
// each once. One node of the proof serves all the leaves that need it.
Proof places_proof(const NodeReader& nodes, std::span<const std::uint64_t> places,
                   std::uint64_t size);
// False, too, where the places are not such.
bool verify_places(std::span<const std::uint64_t> places, std::span<const Digest> leaves,
                   std::uint64_t size, const Digest& root, std::span<const Digest> proof);

}  // namespace yibao::crypto
