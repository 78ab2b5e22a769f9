// Bytes sealed to the holder of a signing key: anyone can write, only the addressee can read. To an
// Ed25519 key by libsodium's sealed box under the X25519 key that goes with it; to an SM2 key by
// SM2's own encryption.
#pragma once

#include "shared/crypto/signature.h"

namespace yibao::crypto {

// `plain` is not empty. Error: malformed (a key that nothing can be sealed to).
base::Result<base::Bytes> seal_to(const PublicKey& addressee, base::ByteView plain);
// Error: corrupted (another key, changed bytes: one answer).
base::Result<base::Bytes> open_sealed(const SigningKey& addressee, base::ByteView sealed);

}  // namespace yibao::crypto
