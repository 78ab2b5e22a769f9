// What a display shows, as a PNG file.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace yibao::testing {

// Of the display that the environment names. Error: std::runtime_error.
void photograph_display(const std::filesystem::path& png);

}  // namespace yibao::testing
