#include "shared/base/byte_stream.h"

#include <doctest/doctest.h>

namespace yibao::base {
namespace {

Bytes sample() {
  ByteWriter writer;
  writer.u8(0x01);
  writer.u16(0x0203);
  writer.u32(0x04050607);
  writer.u64(0x08090A0B0C0D0E0FULL);
  writer.prefixed("驿报");
  writer.raw("tail");
  return writer.take();
}

TEST_CASE("integers are big-endian") {
  CHECK(to_hex(sample().substr(0, 15)) == "0102030405060708090a0b0c0d0e0f");
}

TEST_CASE("what was written is read back") {
  const Bytes bytes = sample();
  ByteReader reader(bytes);
  CHECK(reader.u8() == 0x01);
  CHECK(reader.u16() == 0x0203);
  CHECK(reader.u32() == 0x04050607);
  CHECK(reader.u64() == 0x08090A0B0C0D0E0FULL);
  CHECK(reader.prefixed(100) == "驿报");
  CHECK(!reader.finished());
  CHECK(reader.raw(4) == "tail");
  CHECK(reader.finished());
}

TEST_CASE("cut at any byte, the reader turns bad and gives zeros from then on") {
  const Bytes bytes = sample();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    ByteReader reader(ByteView(bytes).substr(0, size));
    reader.u8();
    reader.u16();
    reader.u32();
    reader.u64();
    reader.prefixed(100);
    reader.raw(4);
    CHECK(!reader.ok());
    CHECK(reader.u64() == 0);
    CHECK(reader.prefixed(100).empty());
    CHECK(reader.array<4>() == ByteArray<4>{});
    CHECK(!reader.finished());
  }
}

TEST_CASE("a length over the stated limit is refused before it is read") {
  ByteWriter writer;
  writer.prefixed("12345");
  ByteReader reader(writer.bytes());
  CHECK(reader.prefixed(4).empty());
  CHECK(!reader.ok());
}

TEST_CASE("a length that promises more than there is is refused") {
  ByteReader reader(
      ByteView("\xFF\xFF\xFF\xFF"
               "abc",
               7));
  CHECK(reader.prefixed(SIZE_MAX).empty());
  CHECK(!reader.ok());
}

TEST_CASE("a record that failed stays failed") {
  ByteReader reader("abc");
  reader.fail();
  CHECK(!reader.ok());
  CHECK(reader.raw(1).empty());
  CHECK(!reader.finished());
}

}  // namespace
}  // namespace yibao::base
