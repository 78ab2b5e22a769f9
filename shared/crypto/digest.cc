#include "shared/crypto/digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/sha.h>

#include <memory>

#include "shared/base/assert.h"

namespace yibao::crypto {
namespace {

using base::ByteView;

class Hasher {
 public:
  Hasher() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { YIBAO_ASSERT(context_ != nullptr); }
  void begin() { YIBAO_ASSERT(EVP_DigestInit_ex(context_.get(), algorithm(), nullptr) == 1); }
  void add(ByteView bytes) {
    YIBAO_ASSERT(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }
  Digest end() {
    Digest digest{};
    YIBAO_ASSERT(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    return digest;
  }

 private:
  // Fetched once: by its name OpenSSL 3 looks it up anew each time, under a lock.
  static const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> kSha256(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    return kSha256.get();
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// One context a thread: making one costs more than hashing a small record.
Hasher& hasher() {
  thread_local Hasher instance;
  instance.begin();
  return instance;
}

}  // namespace

Digest sha256(ByteView bytes) {
  Digest digest{};
  SHA256(base::data(bytes), bytes.size(), digest.data());
  return digest;
}

Digest sha256(std::initializer_list<ByteView> parts) {
  Hasher& hash = hasher();
  for (const ByteView part : parts) hash.add(part);
  return hash.end();
}

Digest domain_hash(std::string_view domain, std::initializer_list<ByteView> parts) {
  Hasher& hash = hasher();
  hash.add(domain);
  hash.add(ByteView("\0", 1));
  for (const ByteView part : parts) hash.add(part);
  return hash.end();
}

Digest hmac_sha256(ByteView key, ByteView message) {
  Digest digest{};
  unsigned size = 0;
  const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                          base::data(message), message.size(), digest.data(), &size);
  YIBAO_ASSERT(done != nullptr && size == digest.size());
  return digest;
}

Digest derive_key(ByteView secret, ByteView salt, std::string_view purpose) {
  const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
      EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
  const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
      EVP_KDF_CTX_new(kdf.get()), EVP_KDF_CTX_free);
  std::string digest_name = "SHA256";
  std::string secret_copy(secret);
  std::string salt_copy(salt);
  std::string info(purpose);
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest_name.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret_copy.data(), secret_copy.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt_copy.data(), salt_copy.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
      OSSL_PARAM_construct_end()};
  Digest key{};
  const int done = EVP_KDF_derive(context.get(), key.data(), key.size(), parameters);
  base::wipe(secret_copy);
  YIBAO_ASSERT(done == 1);
  return key;
}

std::string text(const Digest& digest) {
  return base::to_base64url(base::view(digest));
}

std::optional<Digest> digest_from_text(std::string_view text) {
  const auto bytes = base::from_base64url(text);
  if (!bytes) return std::nullopt;
  return base::to_array<32>(*bytes);
}

}  // namespace yibao::crypto
