// The one JSON form that is signed, hashed and stored: RFC 8785 narrowed to what every reader
// agrees on. An object at the top; keys [a-z][a-z0-9_]{0,31}, sorted and unique; strings in UTF-8
// without U+0000; whole numbers within 2^53-1; true and false; no null, fraction, white space or
// byte-order mark; bounded depth and sizes (limits.h).
//
// Parsing is a gate, not a repair: the bytes must equal the canonical form of what they say.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/base/bytes.h"
#include "shared/base/limits.h"
#include "shared/base/result.h"

namespace yibao::crypto {

struct StrictJsonLimits {
  std::size_t bytes_max = base::limits::kPayloadBytesMax;
  std::size_t depth_max = base::limits::kJsonDepthMax;
  std::size_t string_bytes_max = base::limits::kJsonStringBytesMax;
  std::size_t elements_max = base::limits::kJsonElementsMax;
};

// Errors: too_large, not_utf8, duplicate_key, too_deep, not_canonical, malformed.
base::Result<nlohmann::json> parse_strict(base::ByteView bytes,
                                          const StrictJsonLimits& limits = {});

// The canonical bytes. The value must already fit the profile (an assertion: it is ours).
base::Bytes to_canonical(const nlohmann::json& value);

}  // namespace yibao::crypto
