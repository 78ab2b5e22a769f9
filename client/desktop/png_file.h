// A picture as a PNG file.
#pragma once

#include <filesystem>

#include "client/desktop/window.h"

namespace yibao::desktop {

// Error: io.
base::Status write_png(const std::filesystem::path& path, const Picture& picture);

}  // namespace yibao::desktop
