#include "client/desktop/input_method.h"

#include <GLFW/glfw3.h>
#include <X11/XKBlib.h>
#include <langinfo.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <bitset>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "client/desktop/x_input_context.h"

namespace yibao::desktop {
namespace {

constexpr const char* kModifiers = "XMODIFIERS";

int modifiers_of(unsigned state) {
  int modifiers = 0;
  if ((state & ShiftMask) != 0) modifiers |= GLFW_MOD_SHIFT;
  if ((state & ControlMask) != 0) modifiers |= GLFW_MOD_CONTROL;
  if ((state & Mod1Mask) != 0) modifiers |= GLFW_MOD_ALT;
  if ((state & Mod4Mask) != 0) modifiers |= GLFW_MOD_SUPER;
  return modifiers;
}

bool is_control(char32_t c) {
  return c < U' ' || (c >= 0x7F && c < 0xA0);
}

}  // namespace

// -- before the window ----------------------------------------------------------------------------

InputMethod::Hidden::Hidden() {
  XInitThreads();
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
  const char* set = std::getenv(kModifiers);
  was_set_ = set != nullptr;
  modifiers_ = was_set_ ? set : "";
  ::setenv(kModifiers, "@im=none", 1);
}

std::string InputMethod::Hidden::restore() {
  if (was_set_) {
    ::setenv(kModifiers, modifiers_.c_str(), 1);
  } else {
    ::unsetenv(kModifiers);
  }
  return modifiers_;
}

// -- the other thread -----------------------------------------------------------------------------

class InputMethod::Listener {
 public:
  Listener(Display* display, ::Window window, const KeyTable& keys, std::string modifiers,
           std::function<void()> wake)
      : display_(display),
        window_(window),
        keys_(keys),
        modifiers_(std::move(modifiers)),
        wake_(std::move(wake)),
        signal_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        thread_([this] { run(); }) {}

  ~Listener() {
    ended_ = true;
    ::eventfd_write(signal_, 1);
    thread_.join();
    ::close(signal_);
    XCloseDisplay(display_);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::vector<Input> take() {
    const std::lock_guard<std::mutex> guard(mutex_);
    return std::exchange(inputs_, {});
  }
  void place(XPoint spot) {
    {
      const std::lock_guard<std::mutex> guard(mutex_);
      spot_ = spot;
    }
    ::eventfd_write(signal_, 1);
  }
  std::string name() const {
    const std::lock_guard<std::mutex> guard(mutex_);
    return name_;
  }

 private:
  void run();
  bool work_off(XInputContext& context);
  void handle(XInputContext& context, XEvent& event);
  void press(XInputContext& context, XKeyEvent& event);
  void release(unsigned code, int modifiers);
  void release_all();
  void put(const Input& input);
  int key_of(unsigned code) const { return keys_[code % kKeyCodes]; }

  Display* display_;
  ::Window window_;
  KeyTable keys_;
  std::string modifiers_;
  std::function<void()> wake_;
  int signal_;
  std::atomic<bool> ended_{false};
  std::bitset<kKeyCodes> down_;
  bool fresh_ = false;  // inputs were put since the last wake

  mutable std::mutex mutex_;
  std::vector<Input> inputs_;
  std::optional<XPoint> spot_;
  std::string name_;

  std::thread thread_;  // last: it uses all of the above
};

void InputMethod::Listener::run() {
  XkbSetDetectableAutoRepeat(display_, True, nullptr);
  XInputContext context(display_, window_, modifiers_);
  ::Window focused = None;
  int back_to = 0;
  XGetInputFocus(display_, &focused, &back_to);
  if (focused == window_) context.focus(true);  // nobody tells again
  while (!ended_) {
    // Requests to the input method may have read events already: asked for before sleeping.
    while (work_off(context)) {
    }
    if (std::exchange(fresh_, false)) wake_();
    XFlush(display_);
    pollfd ends[] = {{ConnectionNumber(display_), POLLIN, 0}, {signal_, POLLIN, 0}};
    if (XEventsQueued(display_, QueuedAlready) == 0) ::poll(ends, 2, -1);
    eventfd_t count = 0;
    ::eventfd_read(signal_, &count);
  }
}

// True when there was something to do.
bool InputMethod::Listener::work_off(XInputContext& context) {
  bool worked = false;
  while (XPending(display_) > 0) {
    XEvent event;
    XNextEvent(display_, &event);
    if (XFilterEvent(&event, None) == False) handle(context, event);
    worked = true;
  }
  if (!context.has_method()) context.look_for_server();
  std::optional<XPoint> spot;
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    spot = std::exchange(spot_, std::nullopt);
    name_ = context.server();
  }
  if (spot) context.place(*spot);
  return worked || spot.has_value();
}

void InputMethod::Listener::handle(XInputContext& context, XEvent& event) {
  switch (event.type) {
    case PropertyNotify:
      if (event.xproperty.atom == XInternAtom(display_, "XIM_SERVERS", False)) {
        context.look_for_server();
      }
      break;
    case FocusIn:
    case FocusOut:
      if (event.xfocus.mode == NotifyGrab || event.xfocus.mode == NotifyUngrab) break;
      context.focus(event.type == FocusIn);
      if (event.type == FocusOut) release_all();
      break;
    case MappingNotify: XRefreshKeyboardMapping(&event.xmapping); break;
    case KeyPress: press(context, event.xkey); break;
    case KeyRelease: release(event.xkey.keycode, modifiers_of(event.xkey.state)); break;
    default: break;
  }
}

void InputMethod::Listener::press(XInputContext& context, XKeyEvent& event) {
  const unsigned code = event.keycode;  // 0: text from the input method
  const int modifiers = modifiers_of(event.state);
  if (code != 0) {
    const bool held = down_.test(code % kKeyCodes);
    down_.set(code % kKeyCodes);
    put({Input::Kind::kKey, key_of(code), static_cast<int>(code), held ? GLFW_REPEAT : GLFW_PRESS,
         modifiers, 0});
  }
  const std::u32string text = context.text_of(event);
  if (code != 0 && (modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_ALT)) != 0) return;
  for (const char32_t c : text) {
    if (!is_control(c)) put({Input::Kind::kCharacter, 0, 0, 0, 0, c});
  }
}

void InputMethod::Listener::release(unsigned code, int modifiers) {
  if (code == 0 || !down_.test(code % kKeyCodes)) return;
  down_.reset(code % kKeyCodes);
  put({Input::Kind::kKey, key_of(code), static_cast<int>(code), GLFW_RELEASE, modifiers, 0});
}

// Releases go to whoever has the keyboard next.
void InputMethod::Listener::release_all() {
  for (unsigned code = 1; code < kKeyCodes; ++code) release(code, 0);
}

void InputMethod::Listener::put(const Input& input) {
  const std::lock_guard<std::mutex> guard(mutex_);
  inputs_.push_back(input);
  fresh_ = true;
}

// -- the screen's thread --------------------------------------------------------------------------

std::unique_ptr<InputMethod> InputMethod::open(unsigned long window, const KeyTable& keys,
                                               const std::string& modifiers,
                                               std::function<void()> wake) {
  Display* display = XOpenDisplay(nullptr);
  if (display == nullptr) return nullptr;
  return std::unique_ptr<InputMethod>(new InputMethod(
      std::make_unique<Listener>(display, window, keys, modifiers, std::move(wake))));
}

InputMethod::InputMethod(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}
InputMethod::~InputMethod() = default;

std::vector<Input> InputMethod::take() {
  return listener_->take();
}

void InputMethod::place(float x, float y) {
  listener_->place({static_cast<short>(x), static_cast<short>(y)});
}

std::string InputMethod::name() const {
  return listener_->name();
}

}  // namespace yibao::desktop
