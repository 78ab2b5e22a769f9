// The desktop program in a real window on a display of its own, worked with keyboard and mouse from
// outside (xdotool) and found by what the screen says of itself (--describe).
//
// Errors: std::runtime_error where something never happens or cannot be started.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/process.h"

namespace yibao::testing {

using Arguments = std::vector<std::string>;

// Nobody else's screen. Programs started while it lives use it.
class Display {
 public:
  // `more`: what else its server is told.
  explicit Display(const std::string& size = "1280x800", const Arguments& more = {});

 private:
  TempFolder folder_;
  BackgroundProcess server_;
};

// Waits as long as a loaded machine may need; throws when it never becomes so.
template <class Condition>
void wait_for(const std::string& what, Condition condition) {
  if (!eventually(condition, std::chrono::seconds(60))) throw std::runtime_error("never: " + what);
}

// Gives windows frames, the keyboard and a work area, as on a real desktop. After the display.
class WindowManager {
 public:
  WindowManager();

 private:
  TempFolder folder_;
  BackgroundProcess program_;
};

// What the program says is on its screen.
class Description {
 public:
  explicit Description(std::filesystem::path file) : file_(std::move(file)) {}
  // Nothing while the program has not drawn anything yet.
  std::optional<nlohmann::json> read() const;
  // What can be worked with comes before text of the same words.
  std::optional<nlohmann::json> find(const std::string& label) const;

 private:
  std::filesystem::path file_;
};

// The running desktop as a person meets it.
class Person {
 public:
  explicit Person(const std::filesystem::path& home, const std::string& language = "zh");
  // For this program only; as for `in_environment`.
  Person(const std::filesystem::path& home, const Arguments& environment);

  std::optional<nlohmann::json> screen() const { return seen_.read(); }
  bool sees(const std::string& label) const { return seen_.find(label).has_value(); }
  void waits_for(const std::string& label) const;
  // Waits until what is drawn no longer changes, and gives it.
  nlohmann::json settled() const;
  // And waits until the program has taken the click, or has ended of it.
  void clicks(const std::string& label);
  static void types(const std::string& text, int milliseconds_a_key = 30);
  static void presses(const std::string& key);
  // And waits until the desk stands still: what is clicked next would move.
  void signs_in(const std::string& passphrase);
  // What is in the field.
  std::string reads(const std::string& field) const;
  void waits_to_read(const std::string& field, const std::string& value) const;
  // On the display.
  struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    bool operator==(const Area&) const = default;
  };
  Area place_of(const std::string& label) const;
  // The program's window as the display knows it.
  static std::string window();
  static std::string window_title();
  bool is_running() { return program_.running(); }
  pid_t process() const { return program_.process(); }
  // The session ends, without a word before. Gives the exit code.
  int logs_out();

 private:
  void points_at(const std::string& label) const;
  int clicks_taken() const;

  TempFolder folder_;
  Description seen_;
  BackgroundProcess program_;
};

// The command in a changed environment: "NAME=value", or "NAME" to take it away.
Arguments in_environment(const Arguments& environment, const Arguments& command);
// One command of xdotool. Gives what it printed.
std::string hand(Arguments arguments);
// A window's left edge and top on the display.
struct Corner {
  int x = 0;
  int y = 0;
};
Corner corner_of(const std::string& window);

}  // namespace yibao::testing
