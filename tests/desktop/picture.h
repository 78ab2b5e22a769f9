// A picture of a window as dots of grey.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <vector>

namespace yibao::testing {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;
  int at(int x, int y) const {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x)];
  }
};

// Error: std::runtime_error for what is no PNG.
Picture read_png(const std::filesystem::path& path);

}  // namespace yibao::testing
