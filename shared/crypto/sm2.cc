#include "shared/crypto/sm2.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include "shared/base/assert.h"

namespace yibao::crypto::sm2 {
namespace {

using Number = Owned<BIGNUM, BN_clear_free>;
using Group = Owned<EC_GROUP, EC_GROUP_free>;
using Point = Owned<EC_POINT, EC_POINT_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;

// Of a user who was given none (GM/T 0009, section 10).
constexpr std::string_view kIdentity = "1234567812345678";
constexpr std::size_t kHalf = 32;

const EC_GROUP* curve() {
  static const Group kCurve(EC_GROUP_new_by_curve_name(NID_sm2));
  YIBAO_ASSERT(kCurve != nullptr);
  return kCurve.get();
}

bool is_private_key(const BIGNUM* number) {
  // 1 <= d <= n - 2 (GB/T 32918.1, section 6.1)
  const Number last(BN_dup(EC_GROUP_get0_order(curve())));
  return !BN_is_zero(number) && BN_sub_word(last.get(), 2) == 1 && BN_cmp(number, last.get()) <= 0;
}

Number private_number(const base::ByteArray<32>& seed) {
  base::ByteArray<32> bytes = seed;
  Number number(BN_secure_new());
  while (BN_bin2bn(bytes.data(), kHalf, number.get()) != nullptr && !is_private_key(number.get())) {
    YIBAO_ASSERT(EVP_Digest(bytes.data(), kHalf, bytes.data(), nullptr, EVP_sm3(), nullptr) == 1);
  }
  base::wipe(bytes);
  return number;
}

base::Bytes public_of(const BIGNUM* number) {
  const Point point(EC_POINT_new(curve()));
  base::Bytes bytes(kPublicBytes, '\0');
  const bool made = EC_POINT_mul(curve(), point.get(), number, nullptr, nullptr, nullptr) == 1 &&
                    EC_POINT_point2oct(curve(), point.get(), POINT_CONVERSION_COMPRESSED,
                                       reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                       nullptr) == kPublicBytes;
  YIBAO_ASSERT(made);
  return bytes;
}

// nullptr: no point of the curve. `number`: the private part, where there is one.
Key make_key(base::ByteView public_bytes, const BIGNUM* number) {
  using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
  using Parameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, public_bytes.data(),
                                   public_bytes.size());
  if (number != nullptr) {
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number);
  }
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  const int selection = number != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  EVP_PKEY* key = nullptr;
  if (public_bytes.size() != kPublicBytes || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1) {
    return nullptr;
  }
  return Key(key);
}

// After the init: OpenSSL 3.0 takes no identity with it.
bool with_identity(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set1_id(context, kIdentity.data(), static_cast<int>(kIdentity.size())) == 1;
}

// What OpenSSL says of a refused key or signature is no error of this thread's next TLS call, which
// would take it for its own.
class NoErrorsLeft {
 public:
  NoErrorsLeft() { ERR_set_mark(); }
  ~NoErrorsLeft() { ERR_pop_to_mark(); }
  NoErrorsLeft(const NoErrorsLeft&) = delete;
  NoErrorsLeft& operator=(const NoErrorsLeft&) = delete;
};

Signature from_der(base::ByteView der) {
  const std::uint8_t* at = base::data(der);
  const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  YIBAO_ASSERT(pair != nullptr);
  Signature signature{};
  BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), signature.data(), kHalf);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), signature.data() + kHalf, kHalf);
  return signature;
}

base::Bytes to_der(const Signature& signature) {
  const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
  Number r(BN_bin2bn(signature.data(), kHalf, nullptr));
  Number s(BN_bin2bn(signature.data() + kHalf, kHalf, nullptr));
  YIBAO_ASSERT(ECDSA_SIG_set0(pair.get(), r.release(), s.release()) == 1);
  unsigned char* encoded = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &encoded);
  YIBAO_ASSERT(size > 0);
  base::Bytes der(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
  OPENSSL_free(encoded);
  return der;
}

// OpenSSL takes no notice of what stands behind it.
bool is_one_structure(base::ByteView der) {
  const std::uint8_t* at = base::data(der);
  long size = 0;
  int tag = 0;
  int form = 0;
  const int found = ASN1_get_object(&at, &size, &tag, &form, static_cast<long>(der.size()));
  return (found & 0x80) == 0 && at + size == base::data(der) + der.size();
}

using Crypt = int (*)(EVP_PKEY_CTX*, unsigned char*, std::size_t*, const unsigned char*,
                      std::size_t);

// Asks OpenSSL for the room that is needed, then for the result; nullopt: it refused.
std::optional<base::Bytes> crypt(EVP_PKEY_CTX* context, Crypt run, base::ByteView in) {
  std::size_t size = 0;
  if (run(context, nullptr, &size, base::data(in), in.size()) != 1) return std::nullopt;
  base::Bytes out(size, '\0');
  if (run(context, reinterpret_cast<unsigned char*>(out.data()), &size, base::data(in),
          in.size()) != 1) {
    base::wipe(out);
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

}  // namespace

PrivateKey::PrivateKey(const base::ByteArray<32>& seed) {
  const Number number = private_number(seed);
  public_bytes_ = public_of(number.get());
  key_ = make_key(public_bytes_, number.get());
  YIBAO_ASSERT(key_ != nullptr);
}

Signature PrivateKey::sign(base::ByteView message) const {
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* scheme = nullptr;  // the context's own
  base::ByteArray<80> der{};
  std::size_t size = der.size();
  const bool done =
      EVP_DigestSignInit_ex(context.get(), &scheme, "SM3", nullptr, nullptr, key_.get(), nullptr) ==
          1 &&
      with_identity(scheme) &&
      EVP_DigestSign(context.get(), der.data(), &size, base::data(message), message.size()) == 1;
  YIBAO_ASSERT(done);
  return from_der(base::view(der).substr(0, size));
}

bool verify(base::ByteView public_bytes, base::ByteView message, const Signature& signature) {
  const NoErrorsLeft no_errors_left;
  const Key key = make_key(public_bytes, nullptr);
  if (key == nullptr) return false;
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* scheme = nullptr;  // the context's own
  const base::Bytes der = to_der(signature);
  return EVP_DigestVerifyInit_ex(context.get(), &scheme, "SM3", nullptr, nullptr, key.get(),
                                 nullptr) == 1 &&
         with_identity(scheme) &&
         EVP_DigestVerify(context.get(), base::data(der), der.size(), base::data(message),
                          message.size()) == 1;
}

base::Result<base::Bytes> encrypt(base::ByteView public_bytes, base::ByteView plain) {
  const NoErrorsLeft no_errors_left;
  const Key key = make_key(public_bytes, nullptr);
  if (key == nullptr) return base::fail(base::ErrorCode::kMalformed, "public key");
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
  YIBAO_ASSERT(EVP_PKEY_encrypt_init(context.get()) == 1);
  auto encrypted = crypt(context.get(), EVP_PKEY_encrypt, plain);
  YIBAO_ASSERT(encrypted.has_value());  // refused is only what is empty
  return *std::move(encrypted);
}

base::Result<base::Bytes> PrivateKey::decrypt(base::ByteView encrypted) const {
  const NoErrorsLeft no_errors_left;
  const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
  YIBAO_ASSERT(EVP_PKEY_decrypt_init(context.get()) == 1);
  std::optional<base::Bytes> plain;
  if (is_one_structure(encrypted)) plain = crypt(context.get(), EVP_PKEY_decrypt, encrypted);
  if (!plain) return base::fail(base::ErrorCode::kCorrupted, "sealed file");
  return *std::move(plain);
}

}  // namespace yibao::crypto::sm2
