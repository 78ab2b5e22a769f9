#include "shared/protocol/packet.h"

#include <doctest/doctest.h>

#include "shared/base/compression.h"

namespace yibao::protocol {
namespace {

base::Bytes sample_packet() {
  PacketWriter out;
  out.text.raw(std::string(500, 'a'));
  out.noise.raw("signature");
  return out.pack();
}

std::string verdict(base::ByteView body) {
  const auto packet = Packet::unpack(body);
  return packet ? "good" : std::string(base::name(packet.error().code));
}

// A frame with sizes of its own choosing.
base::Bytes framed(std::uint32_t unpacked, base::ByteView compressed) {
  base::ByteWriter out;
  out.raw("YBP1");
  out.u32(unpacked);
  out.prefixed(compressed);
  return out.take();
}

TEST_CASE("both parts of a packet come back, the first one compressed") {
  const base::Bytes body = sample_packet();
  CHECK(body.size() < 100);
  const auto packet = Packet::unpack(body);
  REQUIRE(packet.has_value());
  CHECK(packet->text().raw(500) == std::string(500, 'a'));
  CHECK(packet->noise().raw(9) == "signature");
  CHECK(packet->text().left() == 500);
  CHECK(packet->noise().left() == 9);
}

TEST_CASE("an empty packet is one") {
  CHECK(verdict(PacketWriter().pack()) == "good");
}

TEST_CASE("what is no packet is refused") {
  CHECK(verdict("") == "malformed");
  CHECK(verdict("YBP2" + sample_packet().substr(4)) == "malformed");
  CHECK(verdict("<html>Please sign in to the network</html>") == "malformed");
}

TEST_CASE("a packet that lies about its size is refused") {
  const base::Bytes frame = base::compress("hello");
  CHECK(verdict(framed(5, frame)) == "good");
  CHECK(verdict(framed(4, frame)) == "malformed");
  CHECK(verdict(framed(6, frame)) == "malformed");
  CHECK(verdict(framed(0xFFFFFFFF, frame)) == "too_large");
}

TEST_CASE("a small packet that would unpack to more than an exchange may have is refused") {
  const base::Bytes bomb =
      base::compress(base::Bytes(base::limits::kExchangeUnpackedBytesMax + 1, 'a'));
  CHECK(bomb.size() < 100'000);
  CHECK(verdict(framed(base::limits::kExchangeUnpackedBytesMax + 1, bomb)) == "too_large");
}

}  // namespace
}  // namespace yibao::protocol
