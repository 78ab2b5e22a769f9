#include "shared/crypto/signature.h"

#include <sodium.h>

#include <utility>

#include "shared/base/assert.h"
#include "shared/base/byte_stream.h"

namespace yibao::crypto {
namespace {

void ready() {
  static const bool kInitialised = sodium_init() >= 0;
  YIBAO_ASSERT(kInitialised);
}

}  // namespace

std::optional<KeyId> KeyId::parse(std::string_view base64url) {
  const auto bytes = base::from_base64url(base64url);
  if (!bytes) return std::nullopt;
  const auto array = base::to_array<16>(*bytes);
  if (!array) return std::nullopt;
  return KeyId(*array);
}

KeyId PublicKey::id() const {
  base::ByteWriter suite_bytes;
  suite_bytes.u16(static_cast<std::uint16_t>(suite));
  const Digest digest = domain_hash("yibao/key/v1", {suite_bytes.bytes(), base::view(bytes)});
  return KeyId(*base::to_array<16>(base::view(digest).substr(0, 16)));
}

SigningKey::SigningKey(const base::ByteArray<32>& seed) : seed_(seed) {
  ready();
  crypto_sign_seed_keypair(public_key_.bytes.data(), expanded_.data(), seed_.data());
  key_id_ = public_key_.id();
}

SigningKey SigningKey::generate(base::RandomSource& random) {
  auto seed = random.array<32>();
  SigningKey key(seed);
  base::wipe(seed);
  return key;
}

SigningKey SigningKey::from_seed(const base::ByteArray<32>& seed) {
  return SigningKey(seed);
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : seed_(other.seed_),
      expanded_(other.expanded_),
      public_key_(other.public_key_),
      key_id_(other.key_id_) {
  base::wipe(other.seed_);
  base::wipe(other.expanded_);
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  std::swap(seed_, other.seed_);
  std::swap(expanded_, other.expanded_);
  std::swap(public_key_, other.public_key_);
  std::swap(key_id_, other.key_id_);
  return *this;
}

SigningKey::~SigningKey() {
  base::wipe(seed_);
  base::wipe(expanded_);
}

Signature SigningKey::sign(std::string_view domain, base::ByteView message) const {
  const base::Bytes bytes = signed_bytes(domain, public_key_.suite, key_id_, message);
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, base::data(bytes), bytes.size(),
                       expanded_.data());
  return signature;
}

base::Bytes signed_bytes(std::string_view domain, SuiteId suite, const KeyId& key,
                         base::ByteView message) {
  base::ByteWriter writer;
  writer.raw(domain);
  writer.u8(0);
  writer.u16(static_cast<std::uint16_t>(suite));
  writer.u8(static_cast<std::uint8_t>(key.bytes().size()));
  writer.raw(base::view(key.bytes()));
  writer.prefixed(message);
  return writer.take();
}

bool verify(const PublicKey& key, std::string_view domain, base::ByteView message,
            const Signature& signature) {
  ready();
  if (key.suite != SuiteId::kEd25519Sha256) return false;
  const base::Bytes bytes = signed_bytes(domain, key.suite, key.id(), message);
  return crypto_sign_verify_detached(signature.data(), base::data(bytes), bytes.size(),
                                     key.bytes.data()) == 0;
}

std::string text(const PublicKey& key) {
  return std::to_string(static_cast<int>(key.suite)) + ":" +
         base::to_base64url(base::view(key.bytes));
}

std::optional<PublicKey> public_key_from_text(std::string_view text) {
  if (!text.starts_with("1:")) return std::nullopt;
  const auto bytes = base::from_base64url(text.substr(2));
  if (!bytes) return std::nullopt;
  const auto array = base::to_array<32>(*bytes);
  if (!array) return std::nullopt;
  return PublicKey{SuiteId::kEd25519Sha256, *array};
}

}  // namespace yibao::crypto
