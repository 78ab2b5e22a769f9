// Writing and reading binary records: big-endian integers and length-prefixed byte strings, as the
// wire and the store use them. The reader is total: past the end, or over a stated limit, it turns
// bad and gives zeros from then on, so a parser checks `ok()` once at the end of a record.
#pragma once

#include <cstdint>

#include "shared/base/bytes.h"

namespace yibao::base {

class ByteWriter {
 public:
  void u8(std::uint8_t value);
  void u16(std::uint16_t value);
  void u32(std::uint32_t value);
  void u64(std::uint64_t value);
  void raw(ByteView bytes);
  // A u32 length, then the bytes.
  void prefixed(ByteView bytes);

  const Bytes& bytes() const { return bytes_; }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class ByteReader {
 public:
  // The bytes must outlive the reader and the views it gives.
  explicit ByteReader(ByteView bytes) : rest_(bytes) {}

  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  std::uint64_t u64();
  ByteView raw(std::size_t size);
  ByteView prefixed(std::size_t size_max);

  template <std::size_t N>
  ByteArray<N> array() {
    const auto bytes = to_array<N>(raw(N));
    return bytes ? *bytes : ByteArray<N>{};
  }

  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  // True when everything was read and nothing failed: a record may not carry a tail.
  bool finished() const { return ok_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  std::uint64_t integer(std::size_t width);

  ByteView rest_;
  bool ok_ = true;
};

}  // namespace yibao::base
