// Bytes of any length sealed to an X25519 public key, piece by piece, in bounded memory: a key of
// its own for each stream, sealed to the addressee, then libsodium's secretstream
// (XChaCha20-Poly1305) under it. Pieces cannot be changed, left out, repeated or put in another
// order, and the last one is marked: a stream that was cut does not open.
//
//   80 bytes sealed key | 24 bytes header | pieces, each 17 bytes longer than what it holds
//
// Owned by one thread at a time. Error: corrupted (another key, changed bytes, a cut: one answer).
#pragma once

#include <memory>

#include "shared/crypto/secret_box.h"

namespace yibao::crypto {

inline constexpr std::size_t kStreamPieceBytes = 65536;  // every piece but the last holds as many
inline constexpr std::size_t kStreamExtraBytes = 17;
inline constexpr std::size_t kStreamHeadBytes = 32 + 48 + 24;

// The key of one stream: who wrote it can read it again, to see that it holds what was meant.
using StreamKey = SecretKey;

class StreamSealer {
 public:
  StreamSealer(const base::ByteArray<32>& addressee, base::RandomSource& random);
  ~StreamSealer();
  const base::Bytes& head() const { return head_; }
  const StreamKey& key() const { return key_; }
  base::Bytes seal(base::ByteView piece, bool last);

 private:
  struct State;
  std::unique_ptr<State> state_;
  StreamKey key_{};
  base::Bytes head_;
};

class StreamOpener {
 public:
  static base::Result<StreamOpener> open(base::ByteView head, const SealingKeyPair& keys);
  static base::Result<StreamOpener> open(base::ByteView head, const StreamKey& key);
  StreamOpener(StreamOpener&&) noexcept;
  ~StreamOpener();
  // A piece as it stands in the stream.
  base::Result<base::Bytes> piece(base::ByteView sealed);
  bool ended() const { return ended_; }

 private:
  struct State;
  StreamOpener();
  std::unique_ptr<State> state_;
  bool ended_ = false;
};

}  // namespace yibao::crypto
