#include "shared/crypto/sealed_box.h"

#include <sodium.h>

#include "shared/base/assert.h"
#include "shared/crypto/secret_box.h"
#include "shared/crypto/sm2.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;

base::Result<base::ByteArray<32>> x25519_of(const PublicKey& key) {
  base::ByteArray<32> sealing_key{};
  if (key.bytes.size() != sealing_key.size() ||
      crypto_sign_ed25519_pk_to_curve25519(sealing_key.data(), base::data(key.bytes)) != 0) {
    return base::fail(ErrorCode::kMalformed, "public key");
  }
  return sealing_key;
}

}  // namespace

base::Result<base::Bytes> seal_to(const PublicKey& addressee, base::ByteView plain) {
  YIBAO_ASSERT(!plain.empty());
  if (addressee.suite == SuiteId::kSm2Sm3) return sm2::encrypt(addressee.bytes, plain);
  YIBAO_TRY(const auto sealing_key, x25519_of(addressee));
  return seal_to(sealing_key, plain);
}

base::Result<base::Bytes> open_sealed(const SigningKey& addressee, base::ByteView sealed) {
  if (const sm2::PrivateKey* key = addressee.sm2()) return key->decrypt(sealed);
  return open_sealed(sealing_keys_from_seed(addressee.seed()), sealed);
}

}  // namespace yibao::crypto
