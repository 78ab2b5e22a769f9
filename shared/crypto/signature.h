// Signatures, agile by suite (suite.h). The suite id stands inside what is signed and is fixed by
// the key. Suite 1, Ed25519 (libsodium: it verifies twice as fast as OpenSSL, and refuses
// small-order keys and unreduced scalars); suite 2, SM2 with SM3 (OpenSSL).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/suite.h"

namespace yibao::crypto {

namespace sm2 {
class PrivateKey;
}

using Signature = base::ByteArray<64>;

// The first 16 bytes of the key's hash. Names a key on the wire and in the log.
class KeyId {
 public:
  KeyId() = default;
  explicit KeyId(const base::ByteArray<16>& bytes) : bytes_(bytes) {}
  static std::optional<KeyId> parse(std::string_view base64url);

  const base::ByteArray<16>& bytes() const { return bytes_; }
  std::string text() const { return base::to_base64url(base::view(bytes_)); }
  auto operator<=>(const KeyId&) const = default;

 private:
  base::ByteArray<16> bytes_{};
};

struct PublicKey {
  SuiteId suite = SuiteId::kEd25519Sha256;
  base::Bytes bytes;  // 32 of Ed25519's, 33 of an SM2 point's

  KeyId id() const;
  bool operator==(const PublicKey&) const = default;
};

// Owns a private key; its memory is wiped when it goes. Not copyable, but by a word that says so.
class SigningKey {
 public:
  static SigningKey generate(base::RandomSource& random, SuiteId suite = SuiteId::kEd25519Sha256);
  static SigningKey from_seed(const base::ByteArray<32>& seed,
                              SuiteId suite = SuiteId::kEd25519Sha256);
  // nullopt: not what `secret` gives.
  static std::optional<SigningKey> from_secret(base::ByteView secret);
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  ~SigningKey();
  SigningKey duplicate() const { return from_seed(seed_, suite()); }

  SuiteId suite() const { return public_key_.suite; }
  const PublicKey& public_key() const { return public_key_; }
  const KeyId& key_id() const { return key_id_; }
  const base::ByteArray<32>& seed() const { return seed_; }
  // To be wrapped before it goes to a disk, and wiped: of suite 1 the seed, else u16 suite and
  // seed.
  base::Bytes secret() const;
  // nullptr in another suite.
  const sm2::PrivateKey* sm2() const { return sm2_.get(); }

  // Signs domain, suite, key id and message together (see signed_bytes).
  Signature sign(std::string_view domain, base::ByteView message) const;

 private:
  SigningKey(const base::ByteArray<32>& seed, SuiteId suite);

  base::ByteArray<32> seed_{};
  base::ByteArray<64> expanded_{};  // Ed25519
  std::unique_ptr<sm2::PrivateKey> sm2_;
  PublicKey public_key_;
  KeyId key_id_;
};

// The exact bytes under a signature: domain, 0, u16 suite, u8 length and key id, u32 length and
// message. One definition for signing and verifying.
base::Bytes signed_bytes(std::string_view domain, SuiteId suite, const KeyId& key,
                         base::ByteView message);

bool verify(const PublicKey& key, std::string_view domain, base::ByteView message,
            const Signature& signature);

// A key as text: suite and base64url, "1:…" or "2:…".
std::string text(const PublicKey& key);
std::optional<PublicKey> public_key_from_text(std::string_view text);

}  // namespace yibao::crypto
