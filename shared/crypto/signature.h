// Signatures, agile by suite. The suite id stands inside what is signed and is fixed by the key, so
// nothing is negotiated and nothing can be downgraded. Suite 1, Ed25519 with SHA-256 (libsodium: it
// verifies twice as fast as OpenSSL, and refuses small-order keys and unreduced scalars); suite 2
// is reserved for SM2 with SM3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"

namespace yibao::crypto {

enum class SuiteId : std::uint16_t { kEd25519Sha256 = 1, kSm2Sm3 = 2 };

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
  base::ByteArray<32> bytes{};

  KeyId id() const;
  bool operator==(const PublicKey&) const = default;
};

// Owns a private key; its memory is wiped when it goes. Not copyable: a key has one holder.
class SigningKey {
 public:
  static SigningKey generate(base::RandomSource& random);
  static SigningKey from_seed(const base::ByteArray<32>& seed);
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
  ~SigningKey();

  const PublicKey& public_key() const { return public_key_; }
  const KeyId& key_id() const { return key_id_; }
  // What from_seed takes: to be wrapped before it goes to a disk.
  const base::ByteArray<32>& seed() const { return seed_; }

  // Signs domain, suite, key id and message together (see signed_bytes).
  Signature sign(std::string_view domain, base::ByteView message) const;

 private:
  explicit SigningKey(const base::ByteArray<32>& seed);

  base::ByteArray<32> seed_{};
  base::ByteArray<64> expanded_{};
  PublicKey public_key_;
  KeyId key_id_;
};

// The exact bytes under a signature: domain, 0, u16 suite, u8 length and key id, u32 length and
// message. One definition for signing and verifying.
base::Bytes signed_bytes(std::string_view domain, SuiteId suite, const KeyId& key,
                         base::ByteView message);

bool verify(const PublicKey& key, std::string_view domain, base::ByteView message,
            const Signature& signature);

// A key as text: suite and base64url, "1:…".
std::string text(const PublicKey& key);
std::optional<PublicKey> public_key_from_text(std::string_view text);

}  // namespace yibao::crypto
