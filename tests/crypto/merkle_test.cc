// Hashing and proofs against RFC 6962: known roots, then every proof of every tree up to 40 leaves.
#include "shared/crypto/merkle.h"

#include <doctest/doctest.h>

#include "tests/crypto/memory_tree.h"

namespace yibao::crypto {
namespace {

using testing::MemoryTree;

constexpr std::uint64_t kLargestTree = 40;

std::string digest_text(const Digest& digest) {
  return base::to_hex(base::view(digest));
}

TEST_CASE("roots match the reference tree of the certificate transparency project") {
  const base::Bytes inputs[] = {"",
                                std::string("\x00", 1),
                                "\x10",
                                "\x20\x21",
                                "\x30\x31",
                                "\x40\x41\x42\x43",
                                "\x50\x51\x52\x53\x54\x55\x56\x57",
                                "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  const char* roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  CHECK(digest_text(empty_tree_root()) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  MemoryTree tree;
  MerkleFrontier frontier;
  for (std::size_t i = 0; i < std::size(inputs); ++i) {
    tree.append(leaf_hash(inputs[i]));
    frontier.append(leaf_hash(inputs[i]));
    CHECK(digest_text(tree.root()) == roots[i]);
    CHECK(digest_text(frontier.root()) == roots[i]);
    CHECK(digest_text(tree_root(tree, i + 1)) == roots[i]);
  }
}

TEST_CASE("the reference tree's consistency proofs come out as published") {
  MemoryTree tree;
  for (const char* input : {"", "", "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43",
                            "\x50\x51\x52\x53\x54\x55\x56\x57",
                            "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"}) {
    const bool zero = tree.leaves().size() == 1;
    tree.append(leaf_hash(zero ? base::ByteView("\0", 1) : base::ByteView(input)));
  }
  const auto proof = consistency_proof(tree, 6, 8);
  REQUIRE(proof.size() == 3);
  CHECK(digest_text(proof[0]) ==
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
  CHECK(digest_text(proof[1]) ==
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
  CHECK(digest_text(proof[2]) ==
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  CHECK(consistency_proof(tree, 1, 1).empty());
}

TEST_CASE("a frontier grows to the same root as the definition, and can be picked up at any size") {
  const MemoryTree tree(kLargestTree);
  MerkleFrontier frontier;
  for (std::uint64_t size = 0; size <= kLargestTree; ++size) {
    CAPTURE(size);
    CHECK(frontier.size() == size);
    CHECK(frontier.root() == tree.root(size));
    CHECK(tree_root(tree, size) == tree.root(size));
    MerkleFrontier resumed(tree, size);
    CHECK(resumed.root() == tree.root(size));
    if (size == kLargestTree) break;
    frontier.append(tree.leaves()[size]);
    resumed.append(tree.leaves()[size]);
    CHECK(resumed.root() == tree.root(size + 1));
  }
}

TEST_CASE("every consistency proof of every two sizes holds") {
  const MemoryTree tree(kLargestTree);
  for (std::uint64_t later = 0; later <= kLargestTree; ++later) {
    for (std::uint64_t earlier = 0; earlier <= later; ++earlier) {
      CAPTURE(earlier);
      CAPTURE(later);
      const Proof proof = consistency_proof(tree, earlier, later);
      CHECK(verify_consistency(earlier, tree.root(earlier), later, tree.root(later), proof));
    }
  }
}

TEST_CASE("every range proof of every range in every size holds") {
  const MemoryTree tree(kLargestTree);
  for (std::uint64_t size = 1; size <= kLargestTree; ++size) {
    for (std::uint64_t first = 0; first < size; ++first) {
      for (std::uint64_t end = first + 1; end <= size; ++end) {
        const Proof proof = range_proof(tree, first, end, size);
        const std::span leaves = std::span(tree.leaves()).subspan(first, end - first);
        REQUIRE(verify_range(first, leaves, size, tree.root(size), proof));
      }
    }
  }
}

TEST_CASE("proofs stay short") {
  const MemoryTree tree(1000);
  CHECK(consistency_proof(tree, 617, 1000).size() <= 2 * 10);
  CHECK(range_proof(tree, 500, 501, 1000).size() <= 10);
  CHECK(range_proof(tree, 300, 700, 1000).size() <= 2 * 10);
  CHECK(range_proof(tree, 0, 1000, 1000).empty());
}

}  // namespace
}  // namespace yibao::crypto
