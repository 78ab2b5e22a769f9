#include "shared/base/byte_stream.h"

#include "shared/base/assert.h"

namespace yibao::base {
namespace {

void append_integer(Bytes& bytes, std::uint64_t value, unsigned width) {
  for (unsigned i = width; i-- > 0;) bytes.push_back(static_cast<char>((value >> (8 * i)) & 255U));
}

}  // namespace

void ByteWriter::u8(std::uint8_t value) {
  append_integer(bytes_, value, 1);
}
void ByteWriter::u16(std::uint16_t value) {
  append_integer(bytes_, value, 2);
}
void ByteWriter::u32(std::uint32_t value) {
  append_integer(bytes_, value, 4);
}
void ByteWriter::u64(std::uint64_t value) {
  append_integer(bytes_, value, 8);
}
void ByteWriter::raw(ByteView bytes) {
  bytes_.append(bytes);
}

void ByteWriter::prefixed(ByteView bytes) {
  YIBAO_ASSERT(bytes.size() <= UINT32_MAX);
  u32(static_cast<std::uint32_t>(bytes.size()));
  raw(bytes);
}

std::uint64_t ByteReader::integer(std::size_t width) {
  std::uint64_t value = 0;
  for (const char c : raw(width)) value = (value << 8U) | static_cast<unsigned char>(c);
  return value;
}

std::uint8_t ByteReader::u8() {
  return static_cast<std::uint8_t>(integer(1));
}
std::uint16_t ByteReader::u16() {
  return static_cast<std::uint16_t>(integer(2));
}
std::uint32_t ByteReader::u32() {
  return static_cast<std::uint32_t>(integer(4));
}
std::uint64_t ByteReader::u64() {
  return integer(8);
}

ByteView ByteReader::raw(std::size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const ByteView bytes = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return bytes;
}

ByteView ByteReader::prefixed(std::size_t size_max) {
  const std::uint32_t size = u32();
  if (size > size_max) {
    ok_ = false;
    return {};
  }
  return raw(size);
}

}  // namespace yibao::base
