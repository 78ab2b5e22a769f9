#include "tests/desktop/drag_source.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "tests/support/process.h"

namespace yibao::testing {
namespace {

constexpr long kProtocolVersion = 5;

std::string uri_list(const std::vector<std::filesystem::path>& files) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string list;
  for (const auto& file : files) {
    list += "file://";
    for (const char c : file.string()) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = byte > ' ' && byte < 0x7F && c != '%';
      if (plain) {
        list += c;
      } else {
        list += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
      }
    }
    list += "\r\n";
  }
  return list;
}

struct DragDisplayCloser {
  void operator()(::Display* display) const { ::XCloseDisplay(display); }
};

class Drag {
 public:
  Drag(::Window target, std::string data) : target_(target), data_(std::move(data)) {
    if (!display_) throw std::runtime_error("no display");
    own_ = ::XCreateSimpleWindow(display_.get(), DefaultRootWindow(display_.get()), 0, 0, 1, 1, 0,
                                 0, 0);
    ::XSetSelectionOwner(display_.get(), atom("XdndSelection"), own_, CurrentTime);
  }

  void enters() {
    send("XdndEnter", {kProtocolVersion << 24, static_cast<long>(atom("text/uri-list")), 0, 0});
  }
  void moves_to_the_middle() {
    XWindowAttributes size{};
    ::XGetWindowAttributes(display_.get(), target_, &size);
    int x = 0;
    int y = 0;
    ::Window child = None;
    ::XTranslateCoordinates(display_.get(), target_, DefaultRootWindow(display_.get()),
                            size.width / 2, size.height / 2, &x, &y, &child);
    send("XdndPosition", {0, (static_cast<long>(x) << 16) | y, CurrentTime,
                          static_cast<long>(atom("XdndActionCopy"))});
    wait_for_message("XdndStatus");
  }
  void drops() {
    send("XdndDrop", {0, CurrentTime, 0, 0});
    wait_for_message("XdndFinished");
  }

 private:
  Atom atom(const char* name) const { return ::XInternAtom(display_.get(), name, False); }

  // After the source's own window, which begins each message.
  void send(const char* name, const std::array<long, 4>& words) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = target_;
    event.xclient.message_type = atom(name);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(own_);
    for (std::size_t i = 0; i < words.size(); ++i) event.xclient.data.l[i + 1] = words.at(i);
    ::XSendEvent(display_.get(), target_, False, NoEventMask, &event);
    ::XFlush(display_.get());
  }

  // Whoever asks for the files meanwhile gets them.
  void wait_for_message(const char* name) {
    const Atom wanted = atom(name);
    const bool came = eventually([&] {
      while (::XPending(display_.get()) > 0) {
        XEvent event;
        ::XNextEvent(display_.get(), &event);
        if (event.type == SelectionRequest) answer(event.xselectionrequest);
        if (event.type == ClientMessage && event.xclient.message_type == wanted) {
          taken_ = (event.xclient.data.l[1] & 1) != 0;
          return true;
        }
      }
      return false;
    });
    if (!came || !taken_) throw std::runtime_error(std::string("the window refuses: ") + name);
  }

  void answer(const XSelectionRequestEvent& request) {
    ::XChangeProperty(display_.get(), request.requestor, request.property, request.target, 8,
                      PropModeReplace, reinterpret_cast<const unsigned char*>(data_.data()),
                      static_cast<int>(data_.size()));
    XEvent event{};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = request.requestor;
    event.xselection.selection = request.selection;
    event.xselection.target = request.target;
    event.xselection.property = request.property;
    event.xselection.time = request.time;
    ::XSendEvent(display_.get(), request.requestor, False, NoEventMask, &event);
    ::XFlush(display_.get());
  }

  std::unique_ptr<::Display, DragDisplayCloser> display_{::XOpenDisplay(nullptr)};
  ::Window target_;
  ::Window own_ = None;
  std::string data_;
  bool taken_ = false;
};

}  // namespace

void drop_files(const std::string& window, const std::vector<std::filesystem::path>& files) {
  Drag drag(std::stoul(window), uri_list(files));
  drag.enters();
  drag.moves_to_the_middle();
  drag.drops();
}

}  // namespace yibao::testing
