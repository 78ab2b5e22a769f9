// SM2 (GB/T 32918) over its own curve, by OpenSSL: signatures with SM3 under the standard's common
// identity 1234567812345678, and encryption. Internal to shared/crypto: the rooms above know
// signature.h and sealed_box.h.
//
// Public keys are compressed points; signatures are r and s, 32 bytes each; what is encrypted is
// the structure of GM/T 0009. Signing and encrypting draw on OpenSSL's random source: a signature
// of the same message is another one each time.
#pragma once

#include <openssl/evp.h>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/crypto/openssl_owned.h"

namespace yibao::crypto::sm2 {

inline constexpr std::size_t kPublicBytes = 33;
using Signature = base::ByteArray<64>;

class PrivateKey {
 public:
  // The seed is the private key, but for the one in four thousand million that is none: then its
  // SM3.
  explicit PrivateKey(const base::ByteArray<32>& seed);

  const base::Bytes& public_bytes() const { return public_bytes_; }
  Signature sign(base::ByteView message) const;
  // Error: corrupted.
  base::Result<base::Bytes> decrypt(base::ByteView encrypted) const;

 private:
  Owned<EVP_PKEY, EVP_PKEY_free> key_;
  base::Bytes public_bytes_;
};

// False, too, where the public key is no point of the curve.
bool verify(base::ByteView public_bytes, base::ByteView message, const Signature& signature);
// `plain` is not empty. Error: malformed (no public key).
base::Result<base::Bytes> encrypt(base::ByteView public_bytes, base::ByteView plain);

}  // namespace yibao::crypto::sm2
