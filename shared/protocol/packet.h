// The body of an exchange in two parts: what compresses (canonical JSON, texts, numbers) and what
// does not (signatures, salts). Kept apart, the second does not spoil the first; together they are
// about a tenth smaller than one compressed stream.
//
//   "YBP1" | u32 unpacked size of the first part | u32 its compressed size | zstd frame | second
//   part
#pragma once

#include "shared/base/byte_stream.h"
#include "shared/base/limits.h"
#include "shared/base/result.h"

namespace yibao::protocol {

class PacketWriter {
 public:
  base::ByteWriter text;   // compresses
  base::ByteWriter noise;  // does not
  base::Bytes pack() const;
};

// Owns the unpacked bytes; the readers' views point into them.
class Packet {
 public:
  // `most`: what the first part may unpack to. Errors: malformed, too_large.
  static base::Result<Packet> unpack(base::ByteView body,
                                     std::size_t most = base::limits::kExchangeUnpackedBytesMax);
  // What a request of these bytes unpacks to as it says itself, before anything is allocated for
  // it; 0 where it is none. `unpack` gives no more than that.
  static std::size_t stated_size(base::ByteView body);
  base::ByteReader text() const { return base::ByteReader(text_); }
  base::ByteReader noise() const { return base::ByteReader(noise_); }

 private:
  base::Bytes text_;
  base::Bytes noise_;
};

}  // namespace yibao::protocol
