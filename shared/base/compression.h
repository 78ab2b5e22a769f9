// zstd, for bodies on the line and rows at rest. Small texts are compressed with a dictionary that
// stands in the repository (schemas/dictionaries): a frame names the dictionary it needs.
// Thread-safe: contexts are kept per thread.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::base {

// Level 3 is where bytes on a slow line and processor time balance (measured, ARCHITECTURE.md).
inline constexpr int kWireLevel = 3;

Bytes compress(ByteView plain, int level = kWireLevel);
// For one row or one small message.
Bytes compress_small(ByteView plain);

// Reads what either wrote. The size the frame claims is checked before anything is allocated.
// Errors: too_large, malformed.
Result<Bytes> decompress(ByteView compressed, std::size_t size_max);

}  // namespace yibao::base
