#include "shared/crypto/checkpoint.h"

#include "shared/base/byte_stream.h"
#include "shared/crypto/merkle.h"

namespace yibao::crypto {
namespace {

constexpr std::string_view kDomain = "yibao/checkpoint/v1";

base::Bytes statement(const Checkpoint& checkpoint) {
  base::ByteWriter writer;
  writer.raw(base::view(checkpoint.log_id));
  writer.u32(checkpoint.epoch);
  writer.u64(checkpoint.size);
  writer.raw(base::view(checkpoint.root));
  writer.u64(static_cast<std::uint64_t>(base::to_millis(checkpoint.at)));
  return writer.take();
}

}  // namespace

Checkpoint sign_checkpoint(const SigningKey& log_key, const LogId& log_id, std::uint32_t epoch,
                           std::uint64_t size, const Digest& root, base::Timestamp at) {
  Checkpoint checkpoint{log_id, epoch, size, root, at, {}};
  checkpoint.signature = log_key.sign(kDomain, statement(checkpoint));
  return checkpoint;
}

bool verify(const PublicKey& log_key, const Checkpoint& checkpoint) {
  return verify(log_key, kDomain, statement(checkpoint), checkpoint.signature);
}

base::Bytes encode(const Checkpoint& checkpoint) {
  return statement(checkpoint) + base::Bytes(base::view(checkpoint.signature));
}

std::optional<Checkpoint> decode_checkpoint(base::ByteView bytes) {
  base::ByteReader reader(bytes);
  Checkpoint checkpoint;
  checkpoint.log_id = reader.array<16>();
  checkpoint.epoch = reader.u32();
  checkpoint.size = reader.u64();
  checkpoint.root = reader.array<32>();
  checkpoint.at = base::from_millis(static_cast<std::int64_t>(reader.u64()));
  checkpoint.signature = reader.array<64>();
  if (!reader.finished()) return std::nullopt;
  return checkpoint;
}

Digest leaf_of(const Digest& event_hash, const Stamp& stamp) {
  base::ByteWriter writer;
  writer.raw(base::view(event_hash));
  writer.u32(stamp.epoch);
  writer.u64(stamp.sequence);
  writer.u64(static_cast<std::uint64_t>(base::to_millis(stamp.received_at)));
  return leaf_hash(writer.bytes());
}

}  // namespace yibao::crypto
