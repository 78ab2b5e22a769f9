#include "tests/bench/first_picture.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <stdexcept>
#include <thread>

#include "tests/bench/stopwatch.h"

namespace yibao::bench {
namespace {

constexpr double kPatienceSeconds = 30;

struct DestroyImage {
  void operator()(XImage* image) const { image->f.destroy_image(image); }
};

}  // namespace

struct FirstPicture::Connection {
  ::Display* display = nullptr;
  ~Connection() {
    if (display != nullptr) ::XCloseDisplay(display);
  }
};

FirstPicture::FirstPicture() : connection_(std::make_unique<Connection>()) {
  connection_->display = ::XOpenDisplay(nullptr);
  if (connection_->display == nullptr) throw std::runtime_error("no display");
}
FirstPicture::~FirstPicture() = default;

bool FirstPicture::shown() const {
  ::Display* display = connection_->display;
  const int screen = DefaultScreen(display);
  const int height = DisplayHeight(display, screen);
  const std::unique_ptr<XImage, DestroyImage> column(
      ::XGetImage(display, DefaultRootWindow(display), DisplayWidth(display, screen) / 2, 0, 1,
                  static_cast<unsigned>(height), AllPlanes, ZPixmap));
  if (!column) throw std::runtime_error("no picture of the display");
  const unsigned long first = column->f.get_pixel(column.get(), 0, 0);
  for (int y = 1; y < height; ++y) {
    if (column->f.get_pixel(column.get(), 0, y) != first) return true;
  }
  return false;
}

void FirstPicture::wait_until(bool shown) const {
  const Stopwatch watch;
  while (this->shown() != shown) {
    if (watch.seconds() > kPatienceSeconds) throw std::runtime_error("nothing came on the display");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace yibao::bench
