// No proof holds for anything but what it was made for.
#include <doctest/doctest.h>

#include "tests/crypto/memory_tree.h"

namespace yibao::crypto {
namespace {

using testing::MemoryTree;
using testing::numbered_leaf;

constexpr std::uint64_t kLargest = 24;

Digest changed(Digest digest) {
  digest[7] ^= 1U;
  return digest;
}

TEST_CASE("a consistency proof with any node changed, lost, added or moved fails") {
  const MemoryTree tree(kLargest);
  for (std::uint64_t later = 2; later <= kLargest; ++later) {
    for (std::uint64_t earlier = 1; earlier < later; ++earlier) {
      const Digest before = tree.root(earlier);
      const Digest after = tree.root(later);
      const auto holds = [&](const Proof& proof) {
        return verify_consistency(earlier, before, later, after, proof);
      };
      const Proof good = consistency_proof(tree, earlier, later);
      REQUIRE(holds(good));
      for (std::size_t i = 0; i < good.size(); ++i) {
        Proof bad = good;
        bad[i] = changed(bad[i]);
        REQUIRE(!holds(bad));
        bad = good;
        bad.erase(bad.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(!holds(bad));
        if (i == 0) continue;
        bad = good;
        std::swap(bad[i - 1], bad[i]);
        REQUIRE(!holds(bad));
      }
      Proof longer = good;
      longer.push_back(good.empty() ? before : good.back());
      REQUIRE(!holds(longer));
      REQUIRE(!verify_consistency(earlier, changed(before), later, after, good));
      REQUIRE(!verify_consistency(earlier, before, later, changed(after), good));
    }
  }
}

// (A size stands beside its root under one signature, so root and size are always of one tree.)
TEST_CASE("a consistency proof for other sizes fails") {
  const MemoryTree tree(kLargest);
  const Proof good = consistency_proof(tree, 11, 20);
  for (std::uint64_t earlier = 0; earlier <= kLargest; ++earlier) {
    for (std::uint64_t later = 0; later <= kLargest; ++later) {
      if (earlier == 11 && later == 20) continue;
      CHECK(!verify_consistency(earlier, tree.root(earlier), later, tree.root(later), good));
    }
  }
}

TEST_CASE("a shorter log, a log from nothing and a log of equal length are no continuation") {
  const MemoryTree tree(kLargest);
  MemoryTree other(kLargest - 1);
  other.append(numbered_leaf(99));
  CHECK(!verify_consistency(20, tree.root(20), 11, tree.root(11), {}));
  CHECK(!verify_consistency(kLargest, tree.root(), kLargest, other.root(), {}));
  CHECK(verify_consistency(kLargest, tree.root(), kLargest, tree.root(), {}));
  CHECK(!verify_consistency(0, changed(empty_tree_root()), 5, tree.root(5), {}));
  CHECK(!verify_consistency(0, empty_tree_root(), 5, tree.root(5), Proof{tree.root(5)}));
}

TEST_CASE("a log that was rewritten in the middle has no consistency proof") {
  const MemoryTree honest(kLargest);
  MemoryTree rewritten;
  for (std::uint64_t i = 0; i < kLargest; ++i) rewritten.append(numbered_leaf(i == 5 ? 500 : i));
  for (std::uint64_t seen = 6; seen < kLargest; ++seen) {
    CHECK(!verify_consistency(seen, honest.root(seen), kLargest, rewritten.root(),
                              consistency_proof(rewritten, seen, kLargest)));
  }
}

TEST_CASE("a range proof with any node changed, lost, added or moved fails") {
  const MemoryTree tree(kLargest);
  for (std::uint64_t first = 0; first < kLargest; ++first) {
    for (std::uint64_t end = first + 1; end <= kLargest; ++end) {
      const std::vector<Digest> leaves(tree.leaves().begin() + static_cast<std::ptrdiff_t>(first),
                                       tree.leaves().begin() + static_cast<std::ptrdiff_t>(end));
      const auto holds = [&](const std::vector<Digest>& some, const Proof& proof) {
        return verify_range(first, some, kLargest, tree.root(), proof);
      };
      const Proof good = range_proof(tree, first, end, kLargest);
      for (std::size_t i = 0; i < good.size(); ++i) {
        Proof bad = good;
        bad[i] = changed(bad[i]);
        REQUIRE(!holds(leaves, bad));
        bad = good;
        bad.erase(bad.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(!holds(leaves, bad));
      }
      Proof longer = good;
      longer.push_back(tree.root());
      REQUIRE(!holds(leaves, longer));
      for (std::size_t i = 0; i < leaves.size(); ++i) {
        std::vector<Digest> others = leaves;
        others[i] = changed(others[i]);
        REQUIRE(!holds(others, good));
      }
      if (leaves.size() > 1) {
        std::vector<Digest> swapped = leaves;
        std::swap(swapped.front(), swapped.back());
        REQUIRE(!holds(swapped, good));
      }
    }
  }
}

TEST_CASE("a range proof says where the leaves stand") {
  const MemoryTree tree(kLargest);
  const std::span leaves = std::span(tree.leaves()).subspan(5, 4);
  const Proof good = range_proof(tree, 5, 9, kLargest);
  for (std::uint64_t first = 0; first <= kLargest + 1; ++first) {
    CHECK(verify_range(first, leaves, kLargest, tree.root(), good) == (first == 5));
  }
  CHECK(!verify_range(5, {}, kLargest, tree.root(), good));
  CHECK(!verify_range(UINT64_MAX, leaves, kLargest, tree.root(), good));
  CHECK(!verify_range(0, leaves, 3, tree.root(), good));  // more leaves than the tree has
  CHECK(!verify_range(0, leaves, UINT64_MAX, tree.root(), good));
}

TEST_CASE("leaves here and there are proved at once, and nothing else is by that proof") {
  for (std::uint64_t size = 1; size <= 9; ++size) {
    const MemoryTree tree(size);
    for (std::uint64_t chosen = 1; chosen < (1U << size); ++chosen) {
      std::vector<std::uint64_t> places;
      std::vector<Digest> leaves;
      for (std::uint64_t i = 0; i < size; ++i) {
        if ((chosen >> i & 1U) == 0) continue;
        places.push_back(i);
        leaves.push_back(tree.leaves()[i]);
      }
      const Proof good = places_proof(tree, places, size);
      REQUIRE(verify_places(places, leaves, size, tree.root(), good));
      REQUIRE(!verify_places(places, leaves, size, changed(tree.root()), good));
      for (std::size_t i = 0; i < good.size(); ++i) {
        Proof bad = good;
        bad[i] = changed(bad[i]);
        REQUIRE(!verify_places(places, leaves, size, tree.root(), bad));
        bad = good;
        bad.erase(bad.begin() + static_cast<std::ptrdiff_t>(i));
        REQUIRE(!verify_places(places, leaves, size, tree.root(), bad));
      }
      Proof longer = good;
      longer.push_back(tree.root());
      REQUIRE(!verify_places(places, leaves, size, tree.root(), longer));
      for (std::size_t i = 0; i < leaves.size(); ++i) {
        std::vector<Digest> others = leaves;
        others[i] = changed(others[i]);
        REQUIRE(!verify_places(places, others, size, tree.root(), good));
        std::vector<std::uint64_t> elsewhere = places;
        elsewhere[i] += 1;  // into the next one's place, out of order, or beyond the end
        REQUIRE(!verify_places(elsewhere, leaves, size, tree.root(), good));
      }
    }
  }
  const MemoryTree tree(5);
  CHECK(!verify_places({}, {}, 5, tree.root(), Proof{tree.root()}));
  const std::uint64_t twice[] = {2, 2};
  const Digest leaves[] = {tree.leaves()[2], tree.leaves()[2]};
  const std::uint64_t once[] = {2};
  CHECK(!verify_places(twice, leaves, 5, tree.root(), places_proof(tree, once, 5)));
}

TEST_CASE("a proof of places side by side is the proof of their range") {
  const MemoryTree tree(kLargest);
  const std::uint64_t places[] = {5, 6, 7, 8};
  CHECK(places_proof(tree, places, kLargest) == range_proof(tree, 5, 9, kLargest));
}

TEST_CASE("a node does not pass for a leaf") {
  const Digest a = numbered_leaf(1);
  const Digest b = numbered_leaf(2);
  const base::Bytes joined = base::Bytes(base::view(a)) + base::Bytes(base::view(b));
  CHECK(node_hash(a, b) != leaf_hash(joined));
}

}  // namespace
}  // namespace yibao::crypto
