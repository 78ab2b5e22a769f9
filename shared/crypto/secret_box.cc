#include "shared/crypto/secret_box.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <memory>

#include "shared/base/assert.h"
#include "shared/base/byte_stream.h"

namespace yibao::crypto {
namespace {

using base::Bytes;
using base::ByteView;
using base::ErrorCode;

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;
constexpr std::uint8_t kWrapVersion = 1;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

EVP_CIPHER_CTX* cipher_context() {
  thread_local CipherContext context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  YIBAO_ASSERT(context != nullptr);
  EVP_CIPHER_CTX_reset(context.get());
  return context.get();
}

// Fetched once: by its name OpenSSL 3 looks it up anew each time, under a lock.
const EVP_CIPHER* cipher() {
  static const std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)> kCipher(
      EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), EVP_CIPHER_free);
  return kCipher.get();
}

std::uint8_t* writable(Bytes& bytes, std::size_t offset) {
  return reinterpret_cast<std::uint8_t*>(bytes.data() + offset);
}

}  // namespace

Bytes seal(const SecretKey& key, ByteView plain, std::string_view label,
           base::RandomSource& random) {
  const auto nonce = random.array<kNonceBytes>();
  Bytes sealed(kNonceBytes + plain.size() + kTagBytes, '\0');
  std::copy(nonce.begin(), nonce.end(), writable(sealed, 0));
  EVP_CIPHER_CTX* context = cipher_context();
  int written = 0;
  bool good = EVP_EncryptInit_ex(context, cipher(), nullptr, key.data(), nonce.data()) == 1;
  good = good && EVP_EncryptUpdate(context, nullptr, &written, base::data(label),
                                   static_cast<int>(label.size())) == 1;
  good = good && EVP_EncryptUpdate(context, writable(sealed, kNonceBytes), &written,
                                   base::data(plain), static_cast<int>(plain.size())) == 1;
  good = good &&
         EVP_EncryptFinal_ex(context, writable(sealed, kNonceBytes + plain.size()), &written) == 1;
  good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, static_cast<int>(kTagBytes),
                                     writable(sealed, kNonceBytes + plain.size())) == 1;
  YIBAO_ASSERT(good);
  return sealed;
}

base::Result<Bytes> open(const SecretKey& key, ByteView sealed, std::string_view label) {
  if (sealed.size() < kNonceBytes + kTagBytes) return base::fail(ErrorCode::kCorrupted, "sealed");
  const ByteView body = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  Bytes tag(sealed.substr(sealed.size() - kTagBytes));
  Bytes plain(body.size(), '\0');
  EVP_CIPHER_CTX* context = cipher_context();
  int written = 0;
  bool good = EVP_DecryptInit_ex(context, cipher(), nullptr, key.data(), base::data(sealed)) == 1;
  good = good && EVP_DecryptUpdate(context, nullptr, &written, base::data(label),
                                   static_cast<int>(label.size())) == 1;
  good = good && EVP_DecryptUpdate(context, writable(plain, 0), &written, base::data(body),
                                   static_cast<int>(body.size())) == 1;
  good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, static_cast<int>(kTagBytes),
                                     tag.data()) == 1;
  std::uint8_t no_more[16];
  good = good && EVP_DecryptFinal_ex(context, no_more, &written) == 1;
  if (!good) return base::fail(ErrorCode::kCorrupted, "authentication");
  return plain;
}

SecretKey stretch(ByteView passphrase, ByteView salt, std::uint8_t log2_n) {
  const std::uint64_t n = 1ULL << log2_n;
  SecretKey key{};
  const std::uint64_t memory = n * 8 * 128 + 1024ULL * 1024;
  const int done = EVP_PBE_scrypt(passphrase.data(), passphrase.size(), base::data(salt),
                                  salt.size(), n, 8, 1, memory, key.data(), key.size());
  YIBAO_ASSERT(done == 1);
  return key;
}

Bytes wrap_secret(ByteView passphrase, ByteView secret, PassphraseCost cost,
                  base::RandomSource& random) {
  const auto salt = random.array<16>();
  SecretKey key = stretch(passphrase, base::view(salt), cost.log2_n);
  base::ByteWriter writer;
  writer.u8(kWrapVersion);
  writer.u8(cost.log2_n);
  writer.raw(base::view(salt));
  writer.raw(seal(key, secret, "yibao/wrap/v1", random));
  base::wipe(key);
  return writer.take();
}

base::Result<Bytes> unwrap_secret(ByteView passphrase, ByteView wrapped, std::uint8_t most) {
  base::ByteReader reader(wrapped);
  const std::uint8_t version = reader.u8();
  const std::uint8_t log2_n = reader.u8();
  const ByteView salt = reader.raw(16);
  const ByteView sealed = reader.raw(reader.left());
  if (!reader.ok() || version != kWrapVersion || log2_n == 0 || log2_n > most) {
    return base::fail(ErrorCode::kCorrupted, "wrapped secret");
  }
  SecretKey key = stretch(passphrase, salt, log2_n);
  auto secret = open(key, sealed, "yibao/wrap/v1");
  base::wipe(key);
  if (!secret) return base::fail(ErrorCode::kPassphraseWrong);
  return secret;
}

SealingKeyPair sealing_keys_from_seed(const base::ByteArray<32>& seed) {
  base::ByteArray<32> public_ed{};
  base::ByteArray<64> private_ed{};
  crypto_sign_seed_keypair(public_ed.data(), private_ed.data(), seed.data());
  SealingKeyPair keys;
  const bool good =
      crypto_sign_ed25519_pk_to_curve25519(keys.public_key.data(), public_ed.data()) == 0 &&
      crypto_sign_ed25519_sk_to_curve25519(keys.private_key.data(), private_ed.data()) == 0;
  base::wipe(private_ed);
  YIBAO_ASSERT(good);
  return keys;
}

Bytes seal_to(const base::ByteArray<32>& public_key, ByteView plain) {
  Bytes sealed(plain.size() + crypto_box_SEALBYTES, '\0');
  const int done =
      crypto_box_seal(writable(sealed, 0), base::data(plain), plain.size(), public_key.data());
  YIBAO_ASSERT(done == 0);
  return sealed;
}

base::Result<Bytes> open_sealed(const SealingKeyPair& keys, ByteView sealed) {
  if (sealed.size() < crypto_box_SEALBYTES) return base::fail(ErrorCode::kCorrupted, "sealed file");
  Bytes plain(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(writable(plain, 0), base::data(sealed), sealed.size(),
                           keys.public_key.data(), keys.private_key.data()) != 0) {
    return base::fail(ErrorCode::kCorrupted, "sealed file");
  }
  return plain;
}

}  // namespace yibao::crypto
