// Reads canonical JSON (strict_json.h) in one pass, without writing it again to compare. What it
// gives nothing for is not canonical, or beyond the limits: strict_json.cc then says in what way.
// Internal to shared/crypto.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "shared/crypto/strict_json.h"

namespace yibao::crypto {

// `utf8` must be valid UTF-8.
std::optional<nlohmann::json> read_canonical(base::ByteView utf8, const StrictJsonLimits& limits);

bool is_canonical_key(std::string_view key);

}  // namespace yibao::crypto
