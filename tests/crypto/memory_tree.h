// A Merkle tree that keeps all its leaves and hashes by the definition in RFC 6962, section 2.1:
// the plain way, to hold the clever one against.
#pragma once

#include <bit>
#include <vector>

#include "shared/base/byte_stream.h"
#include "shared/crypto/merkle.h"

namespace yibao::testing {

inline crypto::Digest numbered_leaf(std::uint64_t number) {
  base::ByteWriter writer;
  writer.u64(number);
  return crypto::leaf_hash(writer.bytes());
}

class MemoryTree final : public crypto::NodeReader {
 public:
  MemoryTree() = default;
  explicit MemoryTree(std::uint64_t size) {
    for (std::uint64_t i = 0; i < size; ++i) leaves_.push_back(numbered_leaf(i));
  }

  void append(const crypto::Digest& leaf) { leaves_.push_back(leaf); }
  const std::vector<crypto::Digest>& leaves() const { return leaves_; }

  // MTH of the first `size` leaves.
  crypto::Digest root(std::uint64_t size) const { return hash_of(0, size); }
  crypto::Digest root() const { return root(leaves_.size()); }

  crypto::Digest node(unsigned level, std::uint64_t index) const override {
    return hash_of(index << level, (index + 1) << level);
  }

 private:
  crypto::Digest hash_of(std::uint64_t first, std::uint64_t end) const {
    if (first == end) return crypto::empty_tree_root();
    if (end - first == 1) return leaves_.at(first);
    const std::uint64_t half = std::bit_floor(end - first - 1);
    return crypto::node_hash(hash_of(first, first + half), hash_of(first + half, end));
  }

  std::vector<crypto::Digest> leaves_;
};

}  // namespace yibao::testing
