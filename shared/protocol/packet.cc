#include "shared/protocol/packet.h"

#include "shared/base/compression.h"

namespace yibao::protocol {
namespace {

constexpr std::string_view kPacketMagic = "YBP1";

}  // namespace

base::Bytes PacketWriter::pack() const {
  const base::Bytes compressed = base::compress(text.bytes());
  base::ByteWriter body;
  body.raw(kPacketMagic);
  body.u32(static_cast<std::uint32_t>(text.bytes().size()));
  body.u32(static_cast<std::uint32_t>(compressed.size()));
  body.raw(compressed);
  body.raw(noise.bytes());
  return body.take();
}

std::size_t Packet::stated_size(base::ByteView body) {
  base::ByteReader reader(body);
  const bool known = reader.raw(kPacketMagic.size()) == kPacketMagic;
  const std::uint32_t size = reader.u32();
  return known && reader.ok() ? size : 0;
}

base::Result<Packet> Packet::unpack(base::ByteView body, std::size_t most) {
  base::ByteReader reader(body);
  const bool known = reader.raw(kPacketMagic.size()) == kPacketMagic;
  const std::uint32_t unpacked_size = reader.u32();
  const base::ByteView compressed = reader.prefixed(base::limits::kExchangeBytesMax);
  if (!known || !reader.ok()) return base::fail(base::ErrorCode::kMalformed, "packet");
  if (unpacked_size > most) return base::fail(base::ErrorCode::kTooLarge, "packet");
  Packet packet;
  auto text = base::decompress(compressed, unpacked_size);
  if (!text || text->size() != unpacked_size) {
    return base::fail(base::ErrorCode::kMalformed, "packet size");
  }
  packet.text_ = *std::move(text);
  packet.noise_ = base::Bytes(reader.raw(reader.left()));
  return packet;
}

}  // namespace yibao::protocol
