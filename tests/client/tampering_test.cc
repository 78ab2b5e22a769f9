// Whoever has the log key can sign anything; nothing of it is believed that is not one log: every
// bit of what proves an answer counts, and so does every entry that was ever seen.
#include <doctest/doctest.h>

#include <functional>

#include "client/core/receipt.h"
#include "client/core/sync/link.h"
#include "tests/client/county.h"
#include "tests/crypto/memory_tree.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::Computer;
using testing::County;
using testing::MemoryTree;
using testing::must;
using testing::numbered_leaf;
using Response = protocol::ExchangeResponse;

// Of the bits one in so many: no multiple of a byte's, so that each of a byte's has its turn.
constexpr std::size_t kStride = 11;

void flip(base::ByteArray<32>& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
}

crypto::Checkpoint flipped(const crypto::Checkpoint& checkpoint, std::size_t bit) {
  base::Bytes bytes = crypto::encode(checkpoint);
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  return *crypto::decode_checkpoint(bytes);
}

// An honest exchange with something of everything: sent and answered, not yet believed.
struct Answered {
  Answered() {
    const auto neighbour = county.join("chengchuan", {Role::kReporter});
    must(neighbour->exchange());
    must(neighbour->exchange());
    const auto colleague =
        county.join("angsu", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
    Computer& town = county.angsu();
    must(town.exchange());
    county.submit(*colleague);
    must(colleague->exchange());
    county.submit(town);
    Link link(town.line(), *town.replica().identity(), *town.replica().device_key());
    sent = must(Exchanger(town.replica()).next({250, 1024 * 1024}));
    response = must(link.exchange(sent.request));
  }
  bool believed(const Response& answer) {
    return AnswerCheck(*county.angsu().replica().identity(), {}).check(sent, answer).has_value();
  }

  County county;
  SentExchange sent;
  Response response;
};

TEST_CASE("the bits of what proves an answer count") {
  Answered answered;
  const Response& honest = answered.response;
  REQUIRE(answered.believed(honest));
  REQUIRE(honest.batch.count == 2);
  REQUIRE(!honest.consistency.empty());
  REQUIRE(!honest.sightings.empty());
  REQUIRE(!honest.entries.empty());
  std::size_t believed = 0;
  std::size_t tried = 0;
  const auto attempt = [&](const std::function<void(Response&)>& change) {
    Response changed = honest;
    change(changed);
    ++tried;
    if (answered.believed(changed)) ++believed;
  };
  for (std::size_t bit = 0; bit < 8 * crypto::kCheckpointBytes; bit += kStride) {
    attempt([&](Response& each) { each.checkpoint = flipped(each.checkpoint, bit); });
    attempt([&](Response& each) {
      each.sightings.front().checkpoint = flipped(each.sightings.front().checkpoint, bit);
    });
  }
  const auto all_of = [&](const std::function<crypto::Proof&(Response&)>& proof) {
    Response copy = honest;
    const std::size_t nodes = proof(copy).size();
    for (std::size_t bit = 0; bit < 256 * nodes; bit += kStride) {
      attempt([&](Response& each) { flip(proof(each)[bit / 256], bit % 256); });
    }
    for (std::size_t i = 0; i < nodes; ++i) {
      attempt([&](Response& each) {
        proof(each).erase(proof(each).begin() + static_cast<std::ptrdiff_t>(i));
      });
    }
    attempt([&](Response& each) { proof(each).push_back(crypto::Digest{1}); });
  };
  all_of([](Response& each) -> crypto::Proof& { return each.consistency; });
  all_of([](Response& each) -> crypto::Proof& { return each.batch.proof; });
  all_of([](Response& each) -> crypto::Proof& { return each.sightings.front().consistency; });
  all_of([](Response& each) -> crypto::Proof& { return each.places; });
  // Stamps, of our own events and of others'.
  for (unsigned bit = 0; bit < 40; ++bit) {
    const auto later = std::chrono::milliseconds(std::int64_t{1} << bit);
    attempt([&](Response& each) { each.answers.front().stamp->received_at += later; });
    attempt([&](Response& each) { each.entries.front().stamp.received_at += later; });
    attempt([&](Response& each) { each.entries.back().stamp.sequence ^= std::uint64_t{1} << bit; });
  }
  CHECK(tried > 300);
  CHECK(believed == 0);
}

TEST_CASE("the bits of a receipt count") {
  County county;
  Computer& town = county.angsu();
  const auto item = county.submit(town);
  must(town.exchange());
  const auto sequence = must(town.replica().item(item)).sign_offs.front().stamp->sequence;
  const auto honest = must(prove_receipt(town.replica(), sequence));
  REQUIRE(honest.proof == Proof::kProven);
  const Receipt receipt = *honest.receipt;
  REQUIRE(!receipt.proof.empty());
  const auto broken = [&](const Receipt& changed) {
    must(town.replica().book().add_receipt(changed));
    return must(prove_receipt(town.replica(), sequence)).proof != Proof::kProven;
  };
  for (std::size_t bit = 0; bit < 8 * crypto::kCheckpointBytes; bit += kStride) {
    Receipt changed = receipt;
    changed.checkpoint = flipped(receipt.checkpoint, bit);
    REQUIRE(broken(changed));
  }
  for (std::size_t bit = 0; bit < 256 * receipt.proof.size(); bit += kStride) {
    Receipt changed = receipt;
    flip(changed.proof[bit / 256], bit % 256);
    REQUIRE(broken(changed));
  }
  CHECK_FALSE(broken(receipt));
}

// A log with one thing done to it, and more behind, signed as a whole by its key.
TEST_CASE("a log that was altered, shortened, filled up or mixed anywhere is no continuation") {
  constexpr std::uint64_t kSeen = 45;
  constexpr std::uint64_t kLonger = 70;
  base::SeededRandom random(9);
  const auto key = crypto::SigningKey::generate(random);
  Identity identity;
  identity.log_id = random.array<16>();
  identity.log_key = crypto::text(key.public_key());
  const auto checkpoint = [&](const MemoryTree& tree) {
    return crypto::sign_checkpoint(key, identity.log_id, 1, tree.leaves().size(), tree.root(), {});
  };
  SentExchange sent;
  sent.request.seen = checkpoint(MemoryTree(kSeen));
  const auto answer_by = [&](const std::vector<crypto::Digest>& leaves) {
    MemoryTree tree;
    for (const crypto::Digest& leaf : leaves) tree.append(leaf);
    Response response;
    response.checkpoint = checkpoint(tree);
    if (kSeen <= leaves.size()) {
      response.consistency = crypto::consistency_proof(tree, kSeen, leaves.size());
    }
    const auto checked = AnswerCheck(identity, {}).check(sent, response);
    return checked ? std::string("believed") : std::string(base::name(checked.error().code));
  };
  const std::vector<crypto::Digest> honest = MemoryTree(kLonger).leaves();
  REQUIRE(answer_by(honest) == "believed");
  for (std::uint64_t at = 0; at < kSeen; ++at) {
    CAPTURE(at);
    const auto place = static_cast<std::ptrdiff_t>(at);
    auto leaves = honest;
    leaves[at] = numbered_leaf(1000);
    CHECK(answer_by(leaves) == "log_forked");
    leaves = honest;
    leaves.erase(leaves.begin() + place);
    CHECK(answer_by(leaves) == "log_forked");
    leaves = honest;
    leaves.insert(leaves.begin() + place, numbered_leaf(1000));
    CHECK(answer_by(leaves) == "log_forked");
    leaves = honest;
    std::swap(leaves[at], leaves[at + 1]);
    CHECK(answer_by(leaves) == "log_forked");
    leaves = honest;
    leaves.resize(at + 1);
    if (at + 1 < kSeen) CHECK(answer_by(leaves) == "log_forked");
  }
}

}  // namespace
}  // namespace yibao::client
