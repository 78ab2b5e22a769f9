#include "shared/crypto/signature.h"

#include <sodium.h>

#include <utility>

#include "shared/base/assert.h"
#include "shared/base/byte_stream.h"
#include "shared/crypto/sm2.h"

namespace yibao::crypto {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kEd25519Bytes = 32;

std::size_t public_bytes(SuiteId suite) {
  return suite == SuiteId::kSm2Sm3 ? sm2::kPublicBytes : kEd25519Bytes;
}

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
  const Digest digest = domain_hash("yibao/key/v1", {suite_bytes.bytes(), bytes});
  return KeyId(*base::to_array<16>(base::view(digest).substr(0, 16)));
}

SigningKey::SigningKey(const base::ByteArray<32>& seed, SuiteId suite) : seed_(seed) {
  public_key_.suite = suite;
  if (suite == SuiteId::kSm2Sm3) {
    sm2_ = std::make_unique<sm2::PrivateKey>(seed);
    public_key_.bytes = sm2_->public_bytes();
  } else {
    ready();
    base::ByteArray<kEd25519Bytes> public_bytes{};
    crypto_sign_seed_keypair(public_bytes.data(), expanded_.data(), seed_.data());
    public_key_.bytes = base::Bytes(base::view(public_bytes));
  }
  key_id_ = public_key_.id();
}

SigningKey SigningKey::generate(base::RandomSource& random, SuiteId suite) {
  auto seed = random.array<32>();
  SigningKey key(seed, suite);
  base::wipe(seed);
  return key;
}

SigningKey SigningKey::from_seed(const base::ByteArray<32>& seed, SuiteId suite) {
  return {seed, suite};
}

std::optional<SigningKey> SigningKey::from_secret(base::ByteView secret) {
  base::ByteReader in(secret);
  auto suite = SuiteId::kEd25519Sha256;
  if (secret.size() != kSeedBytes) {
    suite = static_cast<SuiteId>(in.u16());
    if (suite != SuiteId::kSm2Sm3) return std::nullopt;
  }
  auto seed = in.array<kSeedBytes>();
  std::optional<SigningKey> key;
  if (in.finished()) key = from_seed(seed, suite);
  base::wipe(seed);
  return key;
}

base::Bytes SigningKey::secret() const {
  base::ByteWriter out;
  if (suite() != SuiteId::kEd25519Sha256) out.u16(static_cast<std::uint16_t>(suite()));
  out.raw(base::view(seed_));
  return out.take();
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : seed_(other.seed_),
      expanded_(other.expanded_),
      sm2_(std::move(other.sm2_)),
      public_key_(other.public_key_),
      key_id_(other.key_id_) {
  base::wipe(other.seed_);
  base::wipe(other.expanded_);
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  std::swap(seed_, other.seed_);
  std::swap(expanded_, other.expanded_);
  std::swap(sm2_, other.sm2_);
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
  if (sm2_ != nullptr) return sm2_->sign(bytes);
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
  const base::Bytes bytes = signed_bytes(domain, key.suite, key.id(), message);
  switch (key.suite) {
    case SuiteId::kEd25519Sha256:
      ready();
      return key.bytes.size() == kEd25519Bytes &&
             crypto_sign_verify_detached(signature.data(), base::data(bytes), bytes.size(),
                                         base::data(key.bytes)) == 0;
    case SuiteId::kSm2Sm3: return sm2::verify(key.bytes, bytes, signature);
  }
  return false;
}

std::string text(const PublicKey& key) {
  return std::to_string(static_cast<int>(key.suite)) + ":" + base::to_base64url(key.bytes);
}

std::optional<PublicKey> public_key_from_text(std::string_view text) {
  for (const SuiteId suite : kSuites) {
    if (!text.starts_with(std::to_string(static_cast<int>(suite)) + ":")) continue;
    auto bytes = base::from_base64url(text.substr(2));
    if (!bytes || bytes->size() != public_bytes(suite)) return std::nullopt;
    return PublicKey{suite, *std::move(bytes)};
  }
  return std::nullopt;
}

}  // namespace yibao::crypto
