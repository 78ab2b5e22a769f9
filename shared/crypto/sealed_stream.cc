#include "shared/crypto/sealed_stream.h"

#include <sodium.h>

#include "shared/base/assert.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;

static_assert(kStreamExtraBytes == crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(kStreamHeadBytes ==
              32 + crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_HEADERBYTES);

constexpr std::size_t kSealedKeyBytes = 32 + crypto_box_SEALBYTES;

unsigned char* letters(base::Bytes& bytes, std::size_t from = 0) {
  return reinterpret_cast<unsigned char*>(bytes.data() + from);
}

tl::unexpected<base::Error> broken() {
  return base::fail(ErrorCode::kCorrupted, "sealed stream", base::TextArgs{{"what", "sealed"}});
}

}  // namespace

struct StreamSealer::State {
  crypto_secretstream_xchacha20poly1305_state stream{};
};

StreamSealer::StreamSealer(const base::ByteArray<32>& addressee, base::RandomSource& random)
    : state_(std::make_unique<State>()) {
  random.fill(key_);
  head_ = seal_to(addressee, base::view(key_));
  head_.resize(kStreamHeadBytes);
  YIBAO_ASSERT(crypto_secretstream_xchacha20poly1305_init_push(
                   &state_->stream, letters(head_, kSealedKeyBytes), key_.data()) == 0);
}

StreamSealer::~StreamSealer() {
  base::wipe(key_);
  sodium_memzero(&state_->stream, sizeof state_->stream);
}

base::Bytes StreamSealer::seal(base::ByteView piece, bool last) {
  base::Bytes sealed(piece.size() + kStreamExtraBytes, '\0');
  const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                 : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  YIBAO_ASSERT(crypto_secretstream_xchacha20poly1305_push(&state_->stream, letters(sealed), nullptr,
                                                          base::data(piece), piece.size(), nullptr,
                                                          0, tag) == 0);
  return sealed;
}

struct StreamOpener::State {
  crypto_secretstream_xchacha20poly1305_state stream{};
};

StreamOpener::StreamOpener() : state_(std::make_unique<State>()) {}
StreamOpener::StreamOpener(StreamOpener&&) noexcept = default;
StreamOpener::~StreamOpener() {
  if (state_ != nullptr) sodium_memzero(&state_->stream, sizeof state_->stream);
}

base::Result<StreamOpener> StreamOpener::open(base::ByteView head, const SealingKeyPair& keys) {
  if (head.size() != kStreamHeadBytes) return broken();
  YIBAO_TRY(base::Bytes plain, open_sealed(keys, head.substr(0, kSealedKeyBytes)));
  auto key = base::to_array<32>(plain);
  base::wipe(plain);
  if (!key) return broken();
  auto opener = open(head, *key);
  base::wipe(*key);
  return opener;
}

base::Result<StreamOpener> StreamOpener::open(base::ByteView head, const StreamKey& key) {
  if (head.size() != kStreamHeadBytes) return broken();
  StreamOpener opener;
  const int good = crypto_secretstream_xchacha20poly1305_init_pull(
      &opener.state_->stream, base::data(head.substr(kSealedKeyBytes)), key.data());
  if (good != 0) return broken();
  return opener;
}

base::Result<base::Bytes> StreamOpener::piece(base::ByteView sealed) {
  if (ended_ || sealed.size() < kStreamExtraBytes) return broken();
  base::Bytes plain(sealed.size() - kStreamExtraBytes, '\0');
  unsigned char tag = 0;
  const int good =
      crypto_secretstream_xchacha20poly1305_pull(&state_->stream, letters(plain), nullptr, &tag,
                                                 base::data(sealed), sealed.size(), nullptr, 0);
  if (good != 0) return broken();
  ended_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return plain;
}

}  // namespace yibao::crypto
