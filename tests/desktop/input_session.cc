#include "tests/desktop/input_session.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace yibao::testing {
namespace {

constexpr const char* kProfile = R"([Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
)";

// 2: the input method is on; 1: letters are letters.
std::string method_state() {
  const std::string said = run_process({"fcitx5-remote"}).out;
  return said.substr(0, said.find('\n'));
}

}  // namespace

InputSession::InputSession() {
  if (const char* home = std::getenv("HOME")) home_before_ = home;
  ::setenv("HOME", home_.path().c_str(), 1);
  for (const char* folder : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
    ::unsetenv(folder);
  }
  ::setenv("XMODIFIERS", "@im=fcitx", 1);
  std::filesystem::create_directories(home_.path() / ".config/fcitx5");
  write_file(home_.path() / ".config/fcitx5/profile", kProfile);
  const auto address = home_.path() / "bus.txt";
  bus_ = std::make_unique<BackgroundProcess>(
      Arguments{"dbus-daemon", "--session", "--nofork", "--print-address=1"}, address);
  wait_for("a message bus; install dbus", [&] {
    return std::filesystem::exists(address) && read_file(address).find('\n') != std::string::npos;
  });
  const std::string line = read_file(address);
  ::setenv("DBUS_SESSION_BUS_ADDRESS", line.substr(0, line.find('\n')).c_str(), 1);
  start_method();
}

InputSession::~InputSession() {
  method_.reset();
  bus_.reset();
  ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
  ::unsetenv("XMODIFIERS");
  if (home_before_) ::setenv("HOME", home_before_->c_str(), 1);
}

void InputSession::start_method() {
  method_ = std::make_unique<BackgroundProcess>(
      Arguments{"fcitx5", "--disable=cloudpinyin,wayland,waylandim,notifications", "--keep"},
      home_.path() / "fcitx5.txt");
  wait_for("an input method; install fcitx5 and fcitx5-chinese-addons", [&] {
    if (!method_->running()) throw std::runtime_error(read_file(home_.path() / "fcitx5.txt"));
    return run_process({"xprop", "-root", "XIM_SERVERS"}).out.find("fcitx") != std::string::npos &&
           !method_state().empty();
  });
}

void InputSession::end_method() {
  method_->end(SIGTERM);
  method_.reset();
}

void InputSession::switches_to_pinyin() {
  wait_for("pinyin", [] {
    Person::presses("ctrl+space");
    return eventually([] { return method_state() == "2"; }, std::chrono::seconds(2));
  });
}

std::optional<Corner> InputSession::candidates() {
  const std::string windows =
      run_process({"xdotool", "search", "--onlyvisible", "--class", "fcitx"}).out;
  if (windows.empty()) return std::nullopt;
  return corner_of(windows.substr(0, windows.find('\n')));
}

}  // namespace yibao::testing
