#include "shared/crypto/secret_box.h"

#include <doctest/doctest.h>

#include "shared/crypto/signature.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;

constexpr PassphraseCost kCheap{1};

SecretKey key_of(std::uint8_t number) {
  SecretKey key{};
  key[0] = number;
  return key;
}

TEST_CASE("what is sealed opens with its key and label only") {
  base::SeededRandom random(1);
  for (const base::Bytes& plain :
       {base::Bytes(), base::Bytes("全镇春耕"), base::Bytes(70'000, 'x')}) {
    const base::Bytes sealed = seal(key_of(1), plain, "content a", random);
    CHECK(open(key_of(1), sealed, "content a") == plain);
    CHECK(open(key_of(2), sealed, "content a").error() == base::Error(ErrorCode::kCorrupted));
    CHECK(open(key_of(1), sealed, "content b").error() == base::Error(ErrorCode::kCorrupted));
    CHECK(open(key_of(1), sealed, "").error() == base::Error(ErrorCode::kCorrupted));
  }
}

TEST_CASE("sealing the same twice gives different bytes, none of them the text") {
  base::SeededRandom random(1);
  const base::Bytes plain = "一段不该落盘的文字";
  const base::Bytes first = seal(key_of(1), plain, "l", random);
  const base::Bytes second = seal(key_of(1), plain, "l", random);
  CHECK(first != second);
  CHECK(first.find(plain) == base::Bytes::npos);
}

TEST_CASE("any changed or missing byte is noticed") {
  base::SeededRandom random(1);
  const base::Bytes sealed = seal(key_of(1), "text", "l", random);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    base::Bytes changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 0x40);
    CHECK(!open(key_of(1), changed, "l").has_value());
    CHECK(!open(key_of(1), base::ByteView(sealed).substr(0, i), "l").has_value());
  }
  CHECK(!open(key_of(1), sealed + "x", "l").has_value());
}

TEST_CASE("a wrapped secret comes back with the passphrase that wrapped it") {
  base::SeededRandom random(1);
  const base::Bytes wrapped = wrap_secret("correct horse", "the data key", kCheap, random);
  CHECK(unwrap_secret("correct horse", wrapped) == base::Bytes("the data key"));
  CHECK(unwrap_secret("correct horsE", wrapped).error() ==
        base::Error(ErrorCode::kPassphraseWrong));
  CHECK(unwrap_secret("", wrapped).error() == base::Error(ErrorCode::kPassphraseWrong));
  CHECK(wrap_secret("correct horse", "the data key", kCheap, random) != wrapped);  // fresh salt
}

TEST_CASE("the cost stands in the record, and one that asks for too much is no record") {
  base::SeededRandom random(1);
  base::Bytes wrapped = wrap_secret("passphrase", "secret", PassphraseCost{4}, random);
  CHECK(wrapped[1] == 4);
  for (const int cost : {0, 23, 64, 255}) {
    wrapped[1] = static_cast<char>(cost);
    CHECK(unwrap_secret("passphrase", wrapped).error() == base::Error(ErrorCode::kCorrupted));
  }
  wrapped[1] = 4;
  CHECK(unwrap_secret("passphrase", wrapped, 4).has_value());
  CHECK(unwrap_secret("passphrase", wrapped, 3).error() == base::Error(ErrorCode::kCorrupted));
  wrapped[0] = 9;  // a later version of the record
  CHECK(unwrap_secret("passphrase", wrapped).error() == base::Error(ErrorCode::kCorrupted));
  CHECK(unwrap_secret("passphrase", "").error() == base::Error(ErrorCode::kCorrupted));
  CHECK(unwrap_secret("passphrase", wrapped.substr(0, 10)).error() ==
        base::Error(ErrorCode::kCorrupted));
}

TEST_CASE("a passphrase is stretched by scrypt with r = 8 and p = 1") {
  // As Python's hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=1, dklen=32) gives it.
  CHECK(base::to_hex(base::view(stretch("password", "NaCl", 10))) ==
        "27b418c674c769d12501fbb1f53bac32df6514c0f28d043872b148b348961a79");
  CHECK(stretch("password", "NaCl", 10) != stretch("password", "NaCl", 11));
  CHECK(stretch("password", "NaCl", 10) != stretch("password", "NaCm", 10));
}

}  // namespace
}  // namespace yibao::crypto
