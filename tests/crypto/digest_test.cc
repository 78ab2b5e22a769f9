#include "shared/crypto/digest.h"

#include <doctest/doctest.h>

namespace yibao::crypto {
namespace {

std::string hex(const Digest& digest) {
  return base::to_hex(base::view(digest));
}

TEST_CASE("SHA-256 matches the published vectors, whole and in parts") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256({"a", "", "bc"}) == sha256("abc"));
}

TEST_CASE("HMAC matches RFC 4231, case 2") {
  CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("HKDF matches RFC 5869, case 1, in its first 32 bytes") {
  const base::Bytes secret(22, '\x0b');
  const auto salt = base::from_hex("000102030405060708090a0b0c");
  const auto info = base::from_hex("f0f1f2f3f4f5f6f7f8f9");
  CHECK(hex(derive_key(secret, *salt, *info)) ==
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
}

TEST_CASE("bytes hashed for one purpose never pass for another") {
  CHECK(domain_hash("yibao/a", {"x"}) != domain_hash("yibao/b", {"x"}));
  // The zero byte keeps a domain from running into what follows it.
  CHECK(domain_hash("yibao/a", {"bc"}) != domain_hash("yibao/ab", {"c"}));
  CHECK(domain_hash("yibao/a", {"x"}) == sha256({"yibao/a", base::ByteView("\0", 1), "x"}));
}

TEST_CASE("digests read back from text") {
  const Digest digest = sha256("abc");
  CHECK(digest_from_text(text(digest)) == digest);
  CHECK(!digest_from_text("").has_value());
  CHECK(!digest_from_text(text(digest) + "A").has_value());
  CHECK(!digest_from_text(base::to_hex(base::view(digest))).has_value());
}

}  // namespace
}  // namespace yibao::crypto
