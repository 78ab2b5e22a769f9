// What X11 calls an input method and an input context: which server of input methods there is, the
// connection to it, and the context of one window, made again when the server comes and goes.
//
// One thread, the one that owns the display's connection.
#pragma once

#include <X11/Xlib.h>

#include <optional>
#include <string>

namespace yibao::desktop {

class XInputContext {
 public:
  // `modifiers`: what the person's session says in XMODIFIERS; it may name no server or a wrong
  // one.
  XInputContext(Display* display, ::Window window, std::string modifiers);
  ~XInputContext();
  XInputContext(const XInputContext&) = delete;
  XInputContext& operator=(const XInputContext&) = delete;

  // Takes the server that is there now if none is taken yet. Without one, dead keys still work.
  void look_for_server();
  // False after the server ended, until somebody looks again.
  bool has_method() const { return method_ != nullptr; }
  // "fcitx", "ibus"; "" without a server.
  const std::string& server() const { return server_; }

  void focus(bool has_it);
  // Below the caret, in the window's pixels: there the candidates are shown.
  void place(XPoint spot);
  // The text that a key press, not taken by the input method, or the method itself brings.
  std::u32string text_of(XKeyEvent& press);

 private:
  std::string server_wanted() const;
  bool is_there(Atom server) const;
  void open(const std::string& server);
  void make_context();
  void close();
  void select_events();

  Display* display_;
  ::Window window_;
  std::string modifiers_;
  std::string server_;
  XIM method_ = nullptr;
  XIC context_ = nullptr;
  XFontSet fonts_ = nullptr;  // the protocol wants one; nothing is drawn with it
  bool follows_caret_ = false;
  bool focused_ = false;
  XPoint spot_{};
};

}  // namespace yibao::desktop
