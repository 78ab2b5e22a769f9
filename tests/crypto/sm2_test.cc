// SM2 against the examples that the standard prints (GB/T 32918.5, annexes A and C).
#include "shared/crypto/sm2.h"

#include <doctest/doctest.h>
#include <openssl/err.h>

#include "shared/base/random.h"
#include "shared/crypto/signature.h"
#include "tests/crypto/hex.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;

base::Bytes from(std::string_view hex) {
  return *base::from_hex(hex);
}

sm2::PrivateKey standard_key() {
  return sm2::PrivateKey(
      bytes_of<32>("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"));
}

constexpr std::string_view kStandardSignature =
    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

TEST_CASE("the standard's private key gives the standard's public key") {
  CHECK(base::to_hex(standard_key().public_bytes()) ==
        "0309f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020");
}

TEST_CASE("the standard's signature is good, for its message and key alone") {
  const sm2::PrivateKey key = standard_key();
  const auto signature = bytes_of<64>(kStandardSignature);
  CHECK(sm2::verify(key.public_bytes(), "message digest", signature));
  CHECK(!sm2::verify(key.public_bytes(), "message digesT", signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    sm2::Signature changed = signature;
    changed[i] ^= 1U;
    CHECK(!sm2::verify(key.public_bytes(), "message digest", changed));
  }
  CHECK(!sm2::verify(key.public_bytes(), "message digest", {}));
}

TEST_CASE("numbers out of the curve's range are no signature") {
  const sm2::PrivateKey key = standard_key();
  const base::Bytes order =
      from("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
  const base::Bytes good = from(kStandardSignature);
  const base::Bytes zero(32, '\0');
  for (const base::Bytes& wrong : {zero + good.substr(32), good.substr(0, 32) + zero,
                                   order + good.substr(32), good.substr(0, 32) + order}) {
    CHECK(!sm2::verify(key.public_bytes(), "message digest", *base::to_array<64>(wrong)));
  }
}

TEST_CASE("what is no point of the curve verifies nothing and leaves no error to the line") {
  const auto signature = bytes_of<64>(kStandardSignature);
  const base::Bytes good = standard_key().public_bytes();
  int no_points = 0;
  for (int i = 0; i < 64; ++i) {
    base::Bytes changed = good;
    changed[5] = static_cast<char>(changed[5] ^ (i + 1));
    CHECK(!sm2::verify(changed, "message digest", signature));
    no_points += sm2::encrypt(changed, "x").has_value() ? 0 : 1;
  }
  CHECK(no_points > 10);  // about half of all numbers are no point's
  for (const base::Bytes& wrong :
       {base::Bytes(), good.substr(1), good + "x", base::Bytes(33, '\0'), "\4" + good.substr(1)}) {
    CHECK(!sm2::verify(wrong, "message digest", signature));
    CHECK(sm2::encrypt(wrong, "x").error() == base::Error(ErrorCode::kMalformed));
  }
  CHECK(ERR_peek_error() == 0);
}

TEST_CASE("a signature is another one each time, and each is good") {
  const sm2::PrivateKey key = standard_key();
  const auto one = key.sign("words");
  const auto other = key.sign("words");
  CHECK(one != other);
  CHECK(sm2::verify(key.public_bytes(), "words", one));
  CHECK(sm2::verify(key.public_bytes(), "words", other));
}

TEST_CASE("the standard's encrypted message opens") {
  const base::Bytes encrypted = from(
      "307c"
      "022004ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
      "022100e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
      "042059983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
      "041321886ca989ca9c7d58087307ca93092d651efa");
  CHECK(standard_key().decrypt(encrypted) == base::Bytes("encryption standard"));
  CHECK(ERR_peek_error() == 0);
}

TEST_CASE("a seed that is no private key is hashed until it is one") {
  base::ByteArray<32> above{};
  above.fill(0xff);
  for (const auto& seed : {base::ByteArray<32>{}, above}) {
    const sm2::PrivateKey key(seed);
    CHECK(sm2::verify(key.public_bytes(), "words", key.sign("words")));
  }
}

TEST_CASE("an SM2 key signs, is named, kept and read as a key of the other suite is") {
  base::SeededRandom random(4);
  const SigningKey key = SigningKey::generate(random, SuiteId::kSm2Sm3);
  const Signature signature = key.sign("yibao/event/v1", "payload");
  CHECK(verify(key.public_key(), "yibao/event/v1", "payload", signature));
  CHECK(!verify(key.public_key(), "yibao/event/v2", "payload", signature));
  CHECK(!verify(SigningKey::generate(random, SuiteId::kSm2Sm3).public_key(), "yibao/event/v1",
                "payload", signature));
  CHECK(text(key.public_key()).starts_with("2:"));
  CHECK(public_key_from_text(text(key.public_key())) == key.public_key());
  CHECK(!public_key_from_text("1:" + text(key.public_key()).substr(2)).has_value());
  const base::Bytes secret = key.secret();
  CHECK(SigningKey::from_secret(secret)->public_key() == key.public_key());
  CHECK(key.duplicate().public_key() == key.public_key());
}

TEST_CASE("a kept key is read in its own suite or not at all") {
  base::SeededRandom random(6);
  const SigningKey first = SigningKey::generate(random);
  CHECK(first.secret() == base::Bytes(base::view(first.seed())));  // as it always was
  CHECK(SigningKey::from_secret(first.secret())->key_id() == first.key_id());
  const base::Bytes second = SigningKey::generate(random, SuiteId::kSm2Sm3).secret();
  for (const base::Bytes& wrong :
       {base::Bytes(), second.substr(1), second + "x", base::Bytes("\0\3", 2) + second.substr(2)}) {
    CHECK(!SigningKey::from_secret(wrong).has_value());
  }
}

}  // namespace
}  // namespace yibao::crypto
