// The tree: its nodes are those of the log's leaves, whatever was closed or rolled back on the way.
#include <doctest/doctest.h>

#include <bit>

#include "tests/contract/samples.h"
#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using contract::Sample;
using contract::Samples;
using testing::must;

namespace {

// Hashes of complete subtrees, straight from the definition.
crypto::Digest expected_node(const std::vector<crypto::Digest>& leaves, unsigned level,
                             std::uint64_t index) {
  if (level == 0) return leaves.at(index);
  return crypto::node_hash(expected_node(leaves, level - 1, 2 * index),
                           expected_node(leaves, level - 1, 2 * index + 1));
}

crypto::Digest expected_root(const std::vector<crypto::Digest>& leaves) {
  crypto::MerkleFrontier frontier;
  for (const crypto::Digest& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

void check_all_nodes(const server::TreeStore& tree, const std::vector<crypto::Digest>& leaves) {
  REQUIRE(tree.size() == leaves.size());
  std::size_t wrong = 0;
  for (unsigned level = 0; (leaves.size() >> level) > 0; ++level) {
    for (std::uint64_t index = 0; index < leaves.size() >> level; ++index) {
      if (tree.node(level, index) != expected_node(leaves, level, index)) ++wrong;
    }
  }
  CHECK(wrong == 0);
  CHECK(crypto::tree_root(tree, leaves.size()) == expected_root(leaves));
}

void append(server::Store& store, Samples& samples, std::vector<crypto::Digest>& leaves,
            std::size_t count) {
  must(store.begin());
  for (std::size_t i = 0; i < count; ++i) {
    const Sample sample = samples.next(domain::UnitDefined{}, domain::Subject("angsu"));
    must(contract::append(store, sample));
    leaves.push_back(sample.leaf());
  }
  must(store.commit());
}

}  // namespace

TEST_CASE_TEMPLATE("every node is the hash of its leaves, while the log grows and after reopening",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  std::vector<crypto::Digest> leaves;
  auto store = must(engine.open());
  // Around one, two and several tiles of 256, in groups of different sizes.
  for (const std::size_t count : {1U, 2U, 252U, 1U, 1U, 255U, 1U, 300U}) {
    append(*store, samples, leaves, count);
    check_all_nodes(store->tree(), leaves);
    store.reset();
    store = must(engine.open());
    check_all_nodes(store->tree(), leaves);
  }
}

TEST_CASE_TEMPLATE("leaves of a transaction that was rolled back are forgotten", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  std::vector<crypto::Digest> leaves;
  const auto store = must(engine.open());
  for (const std::size_t before : {3U, 250U, 100U}) {
    append(*store, samples, leaves, before);
    must(store->begin());
    for (int i = 0; i < 300; ++i) {  // across a tile's end
      must(contract::append(*store, samples.comment(samples.new_subject())));
    }
    store->rollback();
    samples.rewind(leaves.size() + 1);
    check_all_nodes(store->tree(), leaves);
    append(*store, samples, leaves, 1);
    check_all_nodes(store->tree(), leaves);
  }
}

TEST_CASE_TEMPLATE("proofs from the tree hold against the root", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  std::vector<crypto::Digest> leaves;
  const auto store = must(engine.open());
  append(*store, samples, leaves, 600);
  const crypto::Digest root = expected_root(leaves);
  for (const int old : {1, 255, 256, 257, 512, 599, 600}) {
    const auto old_size = static_cast<std::uint64_t>(old);
    const auto old_root = expected_root({leaves.begin(), leaves.begin() + old});
    const auto proof = crypto::consistency_proof(store->tree(), old_size, 600);
    CHECK(crypto::verify_consistency(old_size, old_root, 600, root, proof));
  }
  for (const auto& [begin, end] : {std::pair(0, 1), {0, 600}, {250, 260}, {599, 600}}) {
    const std::vector<crypto::Digest> range(leaves.begin() + begin, leaves.begin() + end);
    const auto first = static_cast<std::uint64_t>(begin);
    const auto proof = crypto::range_proof(store->tree(), first, first + range.size(), 600);
    CHECK(crypto::verify_range(first, range, 600, root, proof));
  }
}

TEST_CASE_TEMPLATE("tiles made again from the log are those that were kept", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  std::vector<crypto::Digest> leaves;
  const auto store = must(engine.open());
  append(*store, samples, leaves, 600);
  server::TreeStore& tree = store->tree();
  const auto first = must(tree.kept_tile(0, 1));
  REQUIRE(first.size() == server::TreeStore::kTileHashes);
  CHECK(must(tree.kept_tile(0, 2)).empty());
  CHECK(must(tree.kept_tiles()) == 3);
  must(store->begin());
  must(tree.rebuild());
  must(store->commit());
  check_all_nodes(tree, leaves);
  CHECK(must(tree.kept_tile(0, 1)) == first);
  CHECK(must(tree.kept_tiles()) == 3);
  CHECK(tree.health().has_value());
  append(*store, samples, leaves, 200);
  check_all_nodes(tree, leaves);
}
