#include "client/desktop/png_file.h"

#include <png.h>

#include "shared/storage/files.h"

namespace yibao::desktop {

base::Status write_png(const std::filesystem::path& path, const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  const int known =
      png_image_write_to_memory(&image, nullptr, &size, 0, picture.pixels.data(), 0, nullptr);
  std::string bytes(size, '\0');
  if (known == 0 || png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(),
                                              0, nullptr) == 0) {
    return base::fail(base::ErrorCode::kIo, "png",
                      base::TextArgs{{"path", path.string()}, {"reason", image.message}});
  }
  bytes.resize(size);
  return storage::write_file(path, bytes);
}

}  // namespace yibao::desktop
