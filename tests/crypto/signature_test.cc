#include "shared/crypto/signature.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include "shared/base/byte_stream.h"
#include "tests/crypto/hex.h"

namespace yibao::crypto {
namespace {

SigningKey signing_key(std::uint8_t number) {
  base::ByteArray<32> seed{};
  seed[0] = number;
  return SigningKey::from_seed(seed);
}

TEST_CASE("public keys come from seeds as in RFC 8032, section 7.1") {
  const std::pair<const char*, const char*> rows[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"}};
  for (const auto& [seed, public_key] : rows) {
    const SigningKey key = SigningKey::from_seed(bytes_of<32>(seed));
    CHECK(base::to_hex(key.public_key().bytes) == public_key);
  }
}

TEST_CASE("the signature of RFC 8032's second vector comes out of the library we sign with") {
  // Ours always cover a domain, so the bare vector goes to the library itself.
  const auto seed =
      bytes_of<32>("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  base::ByteArray<32> public_key{};
  base::ByteArray<64> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), seed.data());
  Signature signature{};
  const std::uint8_t message = 0x72;
  crypto_sign_detached(signature.data(), nullptr, &message, 1, secret.data());
  CHECK(base::to_hex(base::view(signature)) ==
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST_CASE("what is signed is the domain, the suite, the key and the message, in that order") {
  const SigningKey key = signing_key(1);
  const base::Bytes bytes =
      signed_bytes("yibao/event/v1", SuiteId::kEd25519Sha256, key.key_id(), "payload");
  base::ByteReader reader(bytes);
  CHECK(reader.raw(14) == "yibao/event/v1");
  CHECK(reader.u8() == 0);
  CHECK(reader.u16() == 1);
  CHECK(reader.u8() == 16);
  CHECK(reader.array<16>() == key.key_id().bytes());
  CHECK(reader.prefixed(100) == "payload");
  CHECK(reader.finished());
}

TEST_CASE("a signature holds for its key, domain and message and for nothing else") {
  const SigningKey key = signing_key(1);
  const SigningKey other = signing_key(2);
  const Signature signature = key.sign("yibao/event/v1", "payload");
  CHECK(verify(key.public_key(), "yibao/event/v1", "payload", signature));
  CHECK(!verify(other.public_key(), "yibao/event/v1", "payload", signature));
  CHECK(!verify(key.public_key(), "yibao/event/v2", "payload", signature));
  CHECK(!verify(key.public_key(), "yibao/event/v1", "payloaD", signature));
  CHECK(!verify(key.public_key(), "yibao/event/v1", "payload ", signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    Signature changed = signature;
    changed[i] ^= 0x10U;
    CHECK(!verify(key.public_key(), "yibao/event/v1", "payload", changed));
  }
}

TEST_CASE(
    "the suite is signed: the same key and message under another suite is another statement") {
  const SigningKey key = signing_key(1);
  const base::Bytes other_suite = signed_bytes("d", SuiteId::kSm2Sm3, key.key_id(), "m");
  CHECK(other_suite != signed_bytes("d", SuiteId::kEd25519Sha256, key.key_id(), "m"));
  // A good Ed25519 signature over the statement of the other suite is worth nothing under either.
  base::ByteArray<32> public_key{};
  base::ByteArray<64> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), key.seed().data());
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, base::data(other_suite), other_suite.size(),
                       secret.data());
  PublicKey claimed = key.public_key();
  CHECK(!verify(claimed, "d", "m", signature));
  claimed.suite = SuiteId::kSm2Sm3;
  CHECK(!verify(claimed, "d", "m", signature));
}

TEST_CASE("a key's name depends on its suite and reads back from text") {
  const SigningKey key = signing_key(1);
  PublicKey sm2 = key.public_key();
  sm2.suite = SuiteId::kSm2Sm3;
  CHECK(sm2.id() != key.key_id());
  CHECK(KeyId::parse(key.key_id().text()) == key.key_id());
  CHECK(public_key_from_text(text(key.public_key())) == key.public_key());
  for (const std::string& wrong :
       {std::string(), std::string("1:"), std::string("2:") + text(key.public_key()).substr(2),
        text(key.public_key()) + "A", text(key.public_key()).substr(0, 20)}) {
    CAPTURE(wrong);
    CHECK(!public_key_from_text(wrong).has_value());
  }
}

TEST_CASE("keys of small order sign nothing") {
  // The neutral element, with the signature that a careless verifier takes for any message.
  PublicKey weak{SuiteId::kEd25519Sha256, base::Bytes(32, '\0')};
  weak.bytes[0] = 1;
  Signature signature{};
  signature[0] = 1;
  CHECK(!verify(weak, "d", "any message", signature));
  weak.bytes[0] = 0;
  CHECK(!verify(weak, "d", "any message", Signature{}));
  CHECK(!verify(PublicKey{}, "d", "any message", Signature{}));
}

TEST_CASE("a key that was moved away holds nothing any more") {
  SigningKey key = signing_key(3);
  const auto id = key.key_id();
  const SigningKey moved = std::move(key);
  CHECK(moved.key_id() == id);
  CHECK(key.seed() == base::ByteArray<32>{});  // NOLINT(bugprone-use-after-move): that is the test
}

}  // namespace
}  // namespace yibao::crypto
