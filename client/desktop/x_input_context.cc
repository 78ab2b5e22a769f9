#include "client/desktop/x_input_context.h"

#include <X11/Xatom.h>
#include <X11/Xutil.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "shared/base/text.h"

namespace yibao::desktop {
namespace {

constexpr std::string_view kServerPrefix = "@server=";
constexpr std::string_view kMethodPrefix = "@im=";
constexpr XIMStyle kAtCaret = XIMPreeditPosition | XIMStatusNothing;
constexpr XIMStyle kAnywhere = XIMPreeditNothing | XIMStatusNothing;
constexpr long kServersMost = 64;

struct FreeX {
  void operator()(void* memory) const { XFree(memory); }
};

// "@im=fcitx" -> "fcitx".
std::string method_in(const std::string& modifiers) {
  const std::size_t begin = modifiers.find(kMethodPrefix);
  if (begin == std::string::npos) return "";
  const std::size_t name = begin + kMethodPrefix.size();
  return modifiers.substr(name, modifiers.find('@', name) - name);
}

bool refuses_servers(const std::string& method) {
  return method == "none" || method == "local";
}

}  // namespace

XInputContext::XInputContext(Display* display, ::Window window, std::string modifiers)
    : display_(display), window_(window), modifiers_(std::move(modifiers)) {
  char** missing = nullptr;
  int missing_count = 0;
  char* standing_in = nullptr;
  fonts_ = XCreateFontSet(display_, "-*-*-medium-r-normal--*-*-*-*-*-*-*-*,fixed", &missing,
                          &missing_count, &standing_in);
  if (missing != nullptr) XFreeStringList(missing);
  // Servers announce themselves in a property of the root window.
  XSelectInput(display_, DefaultRootWindow(display_), PropertyChangeMask);
  open(server_wanted());
}

XInputContext::~XInputContext() {
  close();
  if (fonts_ != nullptr) XFreeFontSet(display_, fonts_);
}

bool XInputContext::is_there(Atom server) const {
  return server != None && XGetSelectionOwner(display_, server) != None;
}

// As the session says; where it names none, or one that does not run, any that does.
std::string XInputContext::server_wanted() const {
  const std::string named = method_in(modifiers_);
  if (refuses_servers(named)) return "";
  const std::string atom = std::string(kServerPrefix) + named;
  if (is_there(XInternAtom(display_, atom.c_str(), True))) return named;
  Atom type = None;
  int format = 0;
  unsigned long count = 0;
  unsigned long left = 0;
  unsigned char* data = nullptr;
  XGetWindowProperty(display_, DefaultRootWindow(display_),
                     XInternAtom(display_, "XIM_SERVERS", False), 0, kServersMost, False, XA_ATOM,
                     &type, &format, &count, &left, &data);
  const std::unique_ptr<void, FreeX> owned(data);
  if (type != XA_ATOM || format != 32) return "";
  const auto* servers = reinterpret_cast<const Atom*>(data);
  for (unsigned long i = 0; i < count; ++i) {
    if (!is_there(servers[i])) continue;
    const std::unique_ptr<char, FreeX> name(XGetAtomName(display_, servers[i]));
    const std::string_view text(name.get());
    if (text.starts_with(kServerPrefix)) return std::string(text.substr(kServerPrefix.size()));
  }
  return "";
}

void XInputContext::look_for_server() {
  if (!server_.empty()) return;
  const std::string wanted = server_wanted();
  if (wanted.empty() && method_ != nullptr) return;
  close();
  open(wanted);
}

void XInputContext::open(const std::string& server) {
  const std::string modifiers = std::string(kMethodPrefix) + (server.empty() ? "none" : server);
  XSetLocaleModifiers(modifiers.c_str());
  method_ = XOpenIM(display_, nullptr, nullptr, nullptr);
  if (method_ == nullptr) return select_events();
  server_ = server;
  XIMCallback gone;
  gone.client_data = reinterpret_cast<XPointer>(this);
  // The server ended; with it went everything that was made there.
  gone.callback = [](XIM, XPointer self, XPointer) {
    auto& context = *reinterpret_cast<XInputContext*>(self);
    context.method_ = nullptr;
    context.context_ = nullptr;
    context.server_.clear();
  };
  XSetIMValues(method_, XNDestroyCallback, &gone, nullptr);
  make_context();
  select_events();
}

void XInputContext::make_context() {
  XIMStyles* offered = nullptr;
  XGetIMValues(method_, XNQueryInputStyle, &offered, nullptr);
  const std::unique_ptr<void, FreeX> owned(offered);
  const auto offers = [&](XIMStyle style) {
    return offered != nullptr &&
           std::count(offered->supported_styles, offered->supported_styles + offered->count_styles,
                      style) > 0;
  };
  if (offers(kAtCaret) && fonts_ != nullptr) {
    const std::unique_ptr<void, FreeX> attributes(
        XVaCreateNestedList(0, XNSpotLocation, &spot_, XNFontSet, fonts_, nullptr));
    context_ = XCreateIC(method_, XNInputStyle, kAtCaret, XNClientWindow, window_, XNFocusWindow,
                         window_, XNPreeditAttributes, attributes.get(), nullptr);
  }
  follows_caret_ = context_ != nullptr;
  if (context_ == nullptr) {
    context_ = XCreateIC(method_, XNInputStyle, kAnywhere, XNClientWindow, window_, XNFocusWindow,
                         window_, nullptr);
  }
  if (context_ != nullptr && focused_) XSetICFocus(context_);
}

// Keys and focus, and what the input method wants to see besides.
void XInputContext::select_events() {
  long wanted = 0;
  if (context_ != nullptr) XGetICValues(context_, XNFilterEvents, &wanted, nullptr);
  wanted &= ~ButtonPressMask;  // one client of a window may have that; the window itself does
  XSelectInput(display_, window_, KeyPressMask | KeyReleaseMask | FocusChangeMask | wanted);
}

void XInputContext::close() {
  if (context_ != nullptr) XDestroyIC(context_);
  if (method_ != nullptr) XCloseIM(method_);
  context_ = nullptr;
  method_ = nullptr;
  server_.clear();
}

void XInputContext::focus(bool has_it) {
  focused_ = has_it;
  if (has_it) look_for_server();
  if (context_ == nullptr) return;
  if (has_it) {
    XSetICFocus(context_);
  } else {
    XUnsetICFocus(context_);
  }
}

void XInputContext::place(XPoint spot) {
  if (spot.x == spot_.x && spot.y == spot_.y) return;
  spot_ = spot;
  if (context_ == nullptr || !follows_caret_) return;
  const std::unique_ptr<void, FreeX> attributes(
      XVaCreateNestedList(0, XNSpotLocation, &spot_, nullptr));
  XSetICValues(context_, XNPreeditAttributes, attributes.get(), nullptr);
}

std::u32string XInputContext::text_of(XKeyEvent& press) {
  std::string bytes(64, '\0');
  KeySym symbol = NoSymbol;
  if (context_ == nullptr) {
    const int length =
        XLookupString(&press, bytes.data(), static_cast<int>(bytes.size()), &symbol, nullptr);
    bytes.resize(static_cast<std::size_t>(std::max(length, 0)));
    std::u32string latin;
    for (const char c : bytes) latin += static_cast<unsigned char>(c);
    return latin;
  }
  Status status = XLookupNone;
  const auto look = [&] {
    return Xutf8LookupString(context_, &press, bytes.data(), static_cast<int>(bytes.size()),
                             &symbol, &status);
  };
  int length = look();
  if (status == XBufferOverflow) {
    bytes.resize(static_cast<std::size_t>(length));
    length = look();
  }
  if (status != XLookupChars && status != XLookupBoth) length = 0;
  bytes.resize(static_cast<std::size_t>(std::max(length, 0)));
  return base::is_utf8(bytes) ? base::to_code_points(bytes) : std::u32string();
}

}  // namespace yibao::desktop
