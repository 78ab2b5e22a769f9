#include "tests/desktop/photograph.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <png.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace yibao::testing {
namespace {

struct DisplayCloser {
  void operator()(::Display* display) const { ::XCloseDisplay(display); }
};
struct ImageDestroyer {
  void operator()(XImage* image) const { image->f.destroy_image(image); }
};

std::vector<png_byte> red_green_blue(XImage& image) {
  std::vector<png_byte> bytes;
  bytes.reserve(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const unsigned long dot = image.f.get_pixel(&image, x, y);
      for (const int shift : {16, 8, 0}) {
        bytes.push_back(static_cast<png_byte>((dot >> shift) & 0xFF));
      }
    }
  }
  return bytes;
}

}  // namespace

void photograph_display(const std::filesystem::path& png) {
  const std::unique_ptr<::Display, DisplayCloser> display(::XOpenDisplay(nullptr));
  if (!display) throw std::runtime_error("no display");
  const ::Window root = DefaultRootWindow(display.get());
  XWindowAttributes size{};
  ::XGetWindowAttributes(display.get(), root, &size);
  const std::unique_ptr<XImage, ImageDestroyer> image(
      ::XGetImage(display.get(), root, 0, 0, static_cast<unsigned>(size.width),
                  static_cast<unsigned>(size.height), AllPlanes, ZPixmap));
  if (!image) throw std::runtime_error("no picture of the display");
  const auto bytes = red_green_blue(*image);
  png_image picture{};
  picture.version = PNG_IMAGE_VERSION;
  picture.format = PNG_FORMAT_RGB;
  picture.width = static_cast<png_uint_32>(image->width);
  picture.height = static_cast<png_uint_32>(image->height);
  if (png_image_write_to_file(&picture, png.c_str(), 0, bytes.data(), 0, nullptr) == 0) {
    throw std::runtime_error("cannot write " + png.string());
  }
}

}  // namespace yibao::testing
