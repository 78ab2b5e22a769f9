// Whether two frames look the same: a number made of all that would be drawn.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace yibao::desktop {

std::uint64_t fingerprint(const ImDrawData& data);

}  // namespace yibao::desktop
