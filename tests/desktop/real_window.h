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
  explicit Display(const std::string& size = "1280x800");

 private:
  TempFolder folder_;
  BackgroundProcess server_;
};

// Waits as long as a loaded machine may need; throws when it never becomes so.
template <class Condition>
void wait_for(const std::string& what, Condition condition) {
  if (!eventually(condition, std::chrono::seconds(60))) throw std::runtime_error("never: " + what);
}

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

  std::optional<nlohmann::json> screen() const { return seen_.read(); }
  bool sees(const std::string& label) const { return seen_.find(label).has_value(); }
  void waits_for(const std::string& label) const;
  void clicks(const std::string& label) const;
  static void types(const std::string& text);
  static void presses(const std::string& key);
  // The session ends, without a word before. Gives the exit code.
  int logs_out();

 private:
  TempFolder folder_;
  Description seen_;
  BackgroundProcess program_;
};

// One command of xdotool.
void hand(Arguments arguments);

}  // namespace yibao::testing
