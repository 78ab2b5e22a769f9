// Encryption of bytes at rest and of sealed files.
//   SecretBox     AES-256-GCM under a key both sides hold; the label is authenticated, so bytes
//                 sealed for one place do not open in another
//   WrappedSecret a secret under a passphrase: scrypt with its parameters stored beside it
//   sealed files  to an X25519 public key (libsodium's sealed box): anyone can write, only the
//                 addressee can read; to the holder of a signing key see sealed_box.h
#pragma once

#include <cstdint>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/result.h"

namespace yibao::crypto {

using SecretKey = base::ByteArray<32>;

// nonce (12) | ciphertext | tag (16)
base::Bytes seal(const SecretKey& key, base::ByteView plain, std::string_view label,
                 base::RandomSource& random);
// Error: corrupted (wrong key, wrong label or changed bytes: one answer for all).
base::Result<base::Bytes> open(const SecretKey& key, base::ByteView sealed, std::string_view label);

// The memory and time one guess at a passphrase costs: 2^log2_n * 8 * 128 bytes.
struct PassphraseCost {
  std::uint8_t log2_n = 17;                   // 128 MiB, about 0.35 s on an office PC
  static constexpr std::uint8_t kLeast = 15;  // what a product accepts; tests go lower
  static constexpr std::uint8_t kMost = 22;   // 4 GiB: a wrapped record may not ask for more
};

base::Bytes wrap_secret(base::ByteView passphrase, base::ByteView secret, PassphraseCost cost,
                        base::RandomSource& random);
// Errors: passphrase_wrong; corrupted when the record is not one, or asks for more than `most`.
base::Result<base::Bytes> unwrap_secret(base::ByteView passphrase, base::ByteView wrapped,
                                        std::uint8_t most = PassphraseCost::kMost);

// scrypt to 32 bytes, r = 8, p = 1.
SecretKey stretch(base::ByteView passphrase, base::ByteView salt, std::uint8_t log2_n);

// The sealing key pair that goes with an Ed25519 seed (libsodium's conversion).
struct SealingKeyPair {
  base::ByteArray<32> public_key{};
  base::ByteArray<32> private_key{};
};
SealingKeyPair sealing_keys_from_seed(const base::ByteArray<32>& seed);
base::Bytes seal_to(const base::ByteArray<32>& public_key, base::ByteView plain);
base::Result<base::Bytes> open_sealed(const SealingKeyPair& keys, base::ByteView sealed);

}  // namespace yibao::crypto
