#include "shared/crypto/merkle.h"

#include <bit>

#include "shared/base/assert.h"

namespace yibao::crypto {
namespace {

// The largest power of two below n (n > 1): where RFC 6962 splits a tree.
std::uint64_t split_point(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

// The hash over the leaves [lo, hi); lo is a multiple of the power of two that holds the range.
Digest subtree(const NodeReader& nodes, std::uint64_t lo, std::uint64_t hi) {
  const std::uint64_t count = hi - lo;
  if (std::has_single_bit(count)) {
    const auto level = static_cast<unsigned>(std::countr_zero(count));
    return nodes.node(level, lo >> level);
  }
  const std::uint64_t k = split_point(count);
  return node_hash(subtree(nodes, lo, lo + k), subtree(nodes, lo + k, hi));
}

// RFC 6962 section 2.1.2, SUBPROOF(m, D[lo:hi], whole).
void sub_proof(const NodeReader& nodes, std::uint64_t m, std::uint64_t lo, std::uint64_t hi,
               bool whole, Proof& proof) {
  const std::uint64_t count = hi - lo;
  if (m == count) {
    if (!whole) proof.push_back(subtree(nodes, lo, hi));
    return;
  }
  const std::uint64_t k = split_point(count);
  if (m <= k) {
    sub_proof(nodes, m, lo, lo + k, whole, proof);
    proof.push_back(subtree(nodes, lo + k, hi));
  } else {
    sub_proof(nodes, m - k, lo + k, hi, false, proof);
    proof.push_back(subtree(nodes, lo, lo + k));
  }
}

void range_proof_nodes(const NodeReader& nodes, std::uint64_t lo, std::uint64_t hi,
                       std::uint64_t first, std::uint64_t end, Proof& proof) {
  if (end <= lo || hi <= first) {
    proof.push_back(subtree(nodes, lo, hi));
    return;
  }
  if (hi - lo == 1) return;
  const std::uint64_t k = split_point(hi - lo);
  range_proof_nodes(nodes, lo, lo + k, first, end, proof);
  range_proof_nodes(nodes, lo + k, hi, first, end, proof);
}

// Rebuilds the root from a range's leaves and the proof's nodes, in the order range_proof wrote.
class RangeVerifier {
 public:
  RangeVerifier(std::uint64_t first, std::span<const Digest> leaves, std::span<const Digest> proof)
      : first_(first), leaves_(leaves), proof_(proof) {}

  std::optional<Digest> root(std::uint64_t lo, std::uint64_t hi) {
    const std::uint64_t end = first_ + leaves_.size();
    if (end <= lo || hi <= first_) {
      if (used_ == proof_.size()) return std::nullopt;
      return proof_[used_++];
    }
    if (hi - lo == 1) return leaves_[lo - first_];
    const std::uint64_t k = split_point(hi - lo);
    const auto left = root(lo, lo + k);
    if (!left) return std::nullopt;
    const auto right = root(lo + k, hi);
    if (!right) return std::nullopt;
    return node_hash(*left, *right);
  }
  bool all_used() const { return used_ == proof_.size(); }

 private:
  std::uint64_t first_;
  std::span<const Digest> leaves_;
  std::span<const Digest> proof_;
  std::size_t used_ = 0;
};

}  // namespace

Digest leaf_hash(base::ByteView data) {
  return sha256({base::ByteView("\0", 1), data});
}

Digest node_hash(const Digest& left, const Digest& right) {
  return sha256({base::ByteView("\1", 1), base::view(left), base::view(right)});
}

Digest empty_tree_root() {
  return sha256(base::ByteView());
}

MerkleFrontier::MerkleFrontier(const NodeReader& nodes, std::uint64_t size) : size_(size) {
  std::uint64_t lo = 0;
  for (unsigned level = 64; level-- > 0;) {
    const std::uint64_t span = 1ULL << level;
    if ((size & span) == 0) continue;
    peaks_.push_back(nodes.node(level, lo >> level));
    lo += span;
  }
}

void MerkleFrontier::append(const Digest& leaf) {
  Digest carried = leaf;
  for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
    carried = node_hash(peaks_.back(), carried);
    peaks_.pop_back();
  }
  peaks_.push_back(carried);
  ++size_;
}

Digest MerkleFrontier::root() const {
  if (peaks_.empty()) return empty_tree_root();
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
  return root;
}

Digest tree_root(const NodeReader& nodes, std::uint64_t size) {
  return size == 0 ? empty_tree_root() : subtree(nodes, 0, size);
}

Proof consistency_proof(const NodeReader& nodes, std::uint64_t old_size, std::uint64_t new_size) {
  YIBAO_ASSERT(old_size <= new_size);
  Proof proof;
  if (old_size > 0 && old_size < new_size) sub_proof(nodes, old_size, 0, new_size, true, proof);
  return proof;
}

// RFC 9162 section 2.1.4.2.
bool verify_consistency(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size,
                        const Digest& new_root, std::span<const Digest> proof) {
  if (old_size > new_size) return false;
  if (old_size == new_size) return proof.empty() && old_root == new_root;
  if (old_size == 0) return proof.empty() && old_root == empty_tree_root();

  std::uint64_t fn = old_size - 1;
  std::uint64_t sn = new_size - 1;
  while ((fn & 1U) != 0) {
    fn >>= 1U;
    sn >>= 1U;
  }
  std::size_t next = 0;
  Digest fr = old_root;
  if (!std::has_single_bit(old_size)) {
    if (proof.empty()) return false;
    fr = proof[next++];
  }
  Digest sr = fr;
  for (; next < proof.size(); ++next) {
    if (sn == 0) return false;
    const Digest& c = proof[next];
    if ((fn & 1U) != 0 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while (fn != 0 && (fn & 1U) == 0) {
        fn >>= 1U;
        sn >>= 1U;
      }
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1U;
    sn >>= 1U;
  }
  return sn == 0 && fr == old_root && sr == new_root;
}

Proof range_proof(const NodeReader& nodes, std::uint64_t first, std::uint64_t end,
                  std::uint64_t size) {
  YIBAO_ASSERT(first < end && end <= size);
  Proof proof;
  range_proof_nodes(nodes, 0, size, first, end, proof);
  return proof;
}

bool verify_range(std::uint64_t first, std::span<const Digest> leaves, std::uint64_t size,
                  const Digest& root, std::span<const Digest> proof) {
  if (leaves.empty() || leaves.size() > size || first > size - leaves.size()) return false;
  RangeVerifier verifier(first, leaves, proof);
  const auto rebuilt = verifier.root(0, size);
  return rebuilt && verifier.all_used() && *rebuilt == root;
}

}  // namespace yibao::crypto
