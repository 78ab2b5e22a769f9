// How good a passphrase is, told in words while it is typed. A rule of thumb about length and
// variety; what is too short is refused by the vault (client/core/store/vault.h), nothing else is.
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/base/enum_names.h"

namespace yibao::app {

enum class Strength : std::uint8_t { kShort, kWeak, kFair, kStrong };

Strength strength_of(std::string_view passphrase);

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::Strength, "short", "weak", "fair", "strong");
