#include "shared/crypto/checkpoint.h"

#include <doctest/doctest.h>

namespace yibao::crypto {
namespace {

SigningKey log_key() {
  base::ByteArray<32> seed{};
  seed[5] = 9;
  return SigningKey::from_seed(seed);
}

Checkpoint sample() {
  LogId id{};
  id[0] = 7;
  return sign_checkpoint(log_key(), id, 2, 1234, sha256("root"),
                         base::from_millis(1'709'254'800'000));
}

TEST_CASE("a checkpoint reads back from its bytes and holds under the log key") {
  const Checkpoint checkpoint = sample();
  const base::Bytes bytes = encode(checkpoint);
  CHECK(bytes.size() == kCheckpointBytes);
  const auto decoded = decode_checkpoint(bytes);
  REQUIRE(decoded.has_value());
  CHECK(*decoded == checkpoint);
  CHECK(verify(log_key().public_key(), *decoded));
}

TEST_CASE("any changed byte of a checkpoint is noticed") {
  const base::Bytes bytes = encode(sample());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    base::Bytes changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto decoded = decode_checkpoint(changed);
    REQUIRE(decoded.has_value());
    CHECK(!verify(log_key().public_key(), *decoded));
  }
}

TEST_CASE("bytes too few or too many are no checkpoint") {
  const base::Bytes bytes = encode(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(!decode_checkpoint(base::ByteView(bytes).substr(0, size)).has_value());
  }
  CHECK(!decode_checkpoint(bytes + "x").has_value());
}

TEST_CASE("another log's key does not sign for this one") {
  base::ByteArray<32> seed{};
  const SigningKey other = SigningKey::from_seed(seed);
  CHECK(!verify(other.public_key(), sample()));
}

TEST_CASE("a leaf binds the event to its epoch, place and time") {
  const Digest event = sha256("event");
  const Stamp stamp{1, 5, base::from_millis(1000)};
  const Digest leaf = leaf_of(event, stamp);
  CHECK(leaf == leaf_of(event, stamp));
  CHECK(leaf != leaf_of(sha256("other"), stamp));
  CHECK(leaf != leaf_of(event, {2, 5, base::from_millis(1000)}));
  CHECK(leaf != leaf_of(event, {1, 6, base::from_millis(1000)}));
  CHECK(leaf != leaf_of(event, {1, 5, base::from_millis(1001)}));
}

}  // namespace
}  // namespace yibao::crypto
