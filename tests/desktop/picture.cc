#include "tests/desktop/picture.h"

#include <png.h>

#include <stdexcept>

namespace yibao::testing {

Picture read_png(const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) {
    throw std::runtime_error("no picture: " + path.string());
  }
  image.format = PNG_FORMAT_GRAY;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.grey.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, picture.grey.data(), 0, nullptr) == 0) {
    throw std::runtime_error("a torn picture: " + path.string());
  }
  return picture;
}

}  // namespace yibao::testing
