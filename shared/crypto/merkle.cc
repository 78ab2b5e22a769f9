#include "shared/crypto/merkle.h"

#include <algorithm>
#include <bit>
#include <functional>

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

// Some of a tree's leaves, in order of their places. A range is told by its ends alone.
class Range {
 public:
  Range(std::uint64_t first, std::uint64_t end) : first_(first), end_(end) {}
  bool has_any_in(std::uint64_t lo, std::uint64_t hi) const { return first_ < hi && lo < end_; }
  std::size_t number_of(std::uint64_t place) const { return place - first_; }

 private:
  std::uint64_t first_;
  std::uint64_t end_;
};

class Places {
 public:
  explicit Places(std::span<const std::uint64_t> places) : places_(places) {}
  bool has_any_in(std::uint64_t lo, std::uint64_t hi) const {
    const auto next = std::lower_bound(places_.begin(), places_.end(), lo);
    return next != places_.end() && *next < hi;
  }
  std::size_t number_of(std::uint64_t place) const {
    const auto found = std::lower_bound(places_.begin(), places_.end(), place);
    return static_cast<std::size_t>(found - places_.begin());
  }

 private:
  std::span<const std::uint64_t> places_;
};

// The roots of what holds none of the leaves, from left to right.
template <class Some>
void proof_nodes(const NodeReader& nodes, std::uint64_t lo, std::uint64_t hi, const Some& leaves,
                 Proof& proof) {
  if (!leaves.has_any_in(lo, hi)) {
    proof.push_back(subtree(nodes, lo, hi));
    return;
  }
  if (hi - lo == 1) return;
  const std::uint64_t k = split_point(hi - lo);
  proof_nodes(nodes, lo, lo + k, leaves, proof);
  proof_nodes(nodes, lo + k, hi, leaves, proof);
}

// Rebuilds the root from the leaves and the proof's nodes, in the order proof_nodes wrote.
template <class Some>
class Rebuilder {
 public:
  Rebuilder(const Some& some, std::span<const Digest> leaves, std::span<const Digest> proof)
      : some_(some), leaves_(leaves), proof_(proof) {}

  std::optional<Digest> root(std::uint64_t lo, std::uint64_t hi) {
    if (!some_.has_any_in(lo, hi)) {
      if (used_ == proof_.size()) return std::nullopt;
      return proof_[used_++];
    }
    if (hi - lo == 1) return leaves_[some_.number_of(lo)];
    const std::uint64_t k = split_point(hi - lo);
    const auto left = root(lo, lo + k);
    if (!left) return std::nullopt;
    const auto right = root(lo + k, hi);
    if (!right) return std::nullopt;
    return node_hash(*left, *right);
  }
  bool all_used() const { return used_ == proof_.size(); }

 private:
  const Some& some_;
  std::span<const Digest> leaves_;
  std::span<const Digest> proof_;
  std::size_t used_ = 0;
};

template <class Some>
bool leads_to(const Digest& root, std::uint64_t size, const Some& some,
              std::span<const Digest> leaves, std::span<const Digest> proof) {
  Rebuilder<Some> rebuilder(some, leaves, proof);
  const auto rebuilt = rebuilder.root(0, size);
  return rebuilt && rebuilder.all_used() && *rebuilt == root;
}

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
  proof_nodes(nodes, 0, size, Range(first, end), proof);
  return proof;
}

bool verify_range(std::uint64_t first, std::span<const Digest> leaves, std::uint64_t size,
                  const Digest& root, std::span<const Digest> proof) {
  if (leaves.empty() || leaves.size() > size || first > size - leaves.size()) return false;
  return leads_to(root, size, Range(first, first + leaves.size()), leaves, proof);
}

Proof places_proof(const NodeReader& nodes, std::span<const std::uint64_t> places,
                   std::uint64_t size) {
  YIBAO_ASSERT(!places.empty() && places.back() < size);
  Proof proof;
  proof_nodes(nodes, 0, size, Places(places), proof);
  return proof;
}

bool verify_places(std::span<const std::uint64_t> places, std::span<const Digest> leaves,
                   std::uint64_t size, const Digest& root, std::span<const Digest> proof) {
  const bool in_order =
      std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) == places.end();
  if (places.empty() || places.size() != leaves.size() || !in_order || places.back() >= size) {
    return false;
  }
  return leads_to(root, size, Places(places), leaves, proof);
}

}  // namespace yibao::crypto
