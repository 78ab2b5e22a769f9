#include "tests/desktop/real_window.h"

#include <signal.h>

#include <cstdlib>
#include <sstream>

namespace yibao::testing {

using nlohmann::json;

namespace {

// Among what the display server says, the line that is a number.
std::string number_in(const std::string& said) {
  std::istringstream in(said);
  for (std::string line; std::getline(in, line);) {
    const bool digits = !line.empty() && line.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !in.eof()) return line;
  }
  return "";
}

}  // namespace

Display::Display(const std::string& size)
    : server_({"Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp"},
              folder_.path() / "said") {
  std::string number;
  wait_for("a display", [&] {
    number = number_in(read_file(folder_.path() / "said"));
    return !number.empty();
  });
  ::setenv("DISPLAY", (":" + number).c_str(), 1);
}

std::optional<json> Description::read() const {
  if (!std::filesystem::exists(file_)) return std::nullopt;
  json screen = json::parse(read_file(file_), nullptr, false);
  if (screen.is_discarded()) return std::nullopt;
  return screen;
}

std::optional<json> Description::find(const std::string& label) const {
  const auto screen = read();
  if (!screen) return std::nullopt;
  std::optional<json> found;
  for (const json& widget : screen->at("widgets")) {
    if (widget["label"] != label || !widget["enabled"]) continue;
    if (!found || (*found)["kind"] == "text") found = widget;
  }
  return found;
}

void hand(Arguments arguments) {
  arguments.insert(arguments.begin(), "xdotool");
  const ProcessResult result = run_process(arguments);
  if (result.exit_code != 0) throw std::runtime_error("xdotool " + arguments[1] + result.err);
}

Person::Person(const std::filesystem::path& home, const std::string& language)
    : seen_(folder_.path() / "screen.json"),
      program_({YIBAO_PROGRAM, "--home", home.string(), "--lang", language, "--describe",
                (folder_.path() / "screen.json").string()},
               folder_.path() / "output") {}

void Person::waits_for(const std::string& label) const {
  wait_for(label, [&] { return sees(label); });
}

void Person::clicks(const std::string& label) const {
  waits_for(label);
  const json at = (*seen_.find(label))["rectangle"];
  const auto middle = [&](std::size_t from, std::size_t to) {
    return std::to_string((at[from].get<int>() + at[to].get<int>()) / 2);
  };
  hand({"mousemove", middle(0, 2), middle(1, 3)});
  hand({"click", "1"});
}

void Person::types(const std::string& text) {
  hand({"type", "--delay", "30", text});
}

void Person::presses(const std::string& key) {
  hand({"key", key});
}

int Person::logs_out() {
  return program_.end(SIGTERM);
}

}  // namespace yibao::testing
