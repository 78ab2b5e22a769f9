#include "tests/desktop/real_window.h"

#include <signal.h>

#include <cstdlib>
#include <sstream>

namespace yibao::testing {

using nlohmann::json;

namespace {

constexpr int kClicksMost = 6;
constexpr int kAlikeEnough = 12;

// Among what the display server says, the line that is a number.
std::string number_in(const std::string& said) {
  std::istringstream in(said);
  for (std::string line; std::getline(in, line);) {
    const bool digits = !line.empty() && line.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !in.eof()) return line;
  }
  return "";
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

Arguments server_command(const std::string& size, const Arguments& more) {
  Arguments words = {"Xvfb",       "-displayfd", "1",         "-screen", "0",
                     size + "x24", "-noreset",   "-nolisten", "tcp"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Arguments command_line(const Arguments& environment, const std::filesystem::path& home,
                       const std::string& language, const std::filesystem::path& described) {
  return in_environment(environment, {YIBAO_PROGRAM, "--home", home.string(), "--lang", language,
                                      "--describe", described.string()});
}

}  // namespace

Display::Display(const std::string& size, const Arguments& more)
    : server_(server_command(size, more), folder_.path() / "said") {
  std::string number;
  wait_for("a display", [&] {
    number = number_in(read_file(folder_.path() / "said"));
    return !number.empty();
  });
  ::setenv("DISPLAY", (":" + number).c_str(), 1);
}

WindowManager::WindowManager() : program_({"openbox"}, folder_.path() / "said") {
  wait_for("a window manager; install openbox", [this] {
    if (!program_.running()) throw std::runtime_error(read_file(folder_.path() / "said"));
    const std::string said = run_process({"xprop", "-root", "_NET_SUPPORTING_WM_CHECK"}).out;
    return said.find('#') != std::string::npos;
  });
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

Arguments in_environment(const Arguments& environment, const Arguments& command) {
  Arguments words = {"env"};
  const auto is_taken_away = [](const std::string& each) {
    return each.find('=') == std::string::npos;
  };
  for (const std::string& each : environment) {
    if (is_taken_away(each)) words.insert(words.end(), {"-u", each});
  }
  for (const std::string& each : environment) {
    if (!is_taken_away(each)) words.push_back(each);
  }
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

std::string hand(Arguments arguments) {
  arguments.insert(arguments.begin(), "xdotool");
  const ProcessResult result = run_process(arguments);
  if (result.exit_code != 0) throw std::runtime_error("xdotool " + arguments[1] + result.err);
  return result.out;
}

Corner corner_of(const std::string& window) {
  const std::string said = run_process({"xwininfo", "-id", window}).out;
  const auto number = [&](const std::string& words) {
    const std::size_t at = said.find(words);
    if (at == std::string::npos) throw std::runtime_error("no such window: " + window);
    return std::stoi(said.substr(at + words.size()));
  };
  return {number("Absolute upper-left X:"), number("Absolute upper-left Y:")};
}

Person::Person(const std::filesystem::path& home, const std::string& language)
    : seen_(folder_.path() / "screen.json"),
      program_(command_line({}, home, language, folder_.path() / "screen.json"),
               folder_.path() / "output") {}

Person::Person(const std::filesystem::path& home, const Arguments& environment)
    : seen_(folder_.path() / "screen.json"),
      program_(command_line(environment, home, "zh", folder_.path() / "screen.json"),
               folder_.path() / "output") {}

void Person::waits_for(const std::string& label) const {
  wait_for(label, [&] { return sees(label); });
}

json Person::settled() const {
  std::optional<json> before;
  int alike = 0;
  wait_for("a screen that stands still", [&] {
    auto now = screen();
    alike = now && now == before ? alike + 1 : 0;
    before = std::move(now);
    return alike >= kAlikeEnough;
  });
  return *before;
}

Person::Area Person::place_of(const std::string& label) const {
  waits_for(label);
  const json at = (*seen_.find(label))["rectangle"];
  const Corner corner = corner_of(window());
  return {corner.x + at[0].get<int>(), corner.y + at[1].get<int>(), corner.x + at[2].get<int>(),
          corner.y + at[3].get<int>()};
}

int Person::clicks_taken() const {
  const auto screen = seen_.read();
  return screen ? (*screen)["clicks"].get<int>() : 0;
}

void Person::points_at(const std::string& label) const {
  // A window that was just opened is still being put into its place.
  wait_for(label + " in one place", [&] {
    const Area area = place_of(label);
    hand({"mousemove", std::to_string((area.left + area.right) / 2),
          std::to_string((area.top + area.bottom) / 2)});
    return place_of(label) == area;
  });
}

void Person::clicks(const std::string& label) {
  // A click that meets a window on its way to the front, or back from there, is lost: a person
  // looks where it is now and clicks again.
  const int before = clicks_taken();
  const auto taken = [&] { return clicks_taken() > before || !is_running(); };
  for (int i = 0; i < kClicksMost; ++i) {
    if (i == 0 || sees(label)) {
      points_at(label);
      hand({"click", "1"});
    }
    if (eventually(taken, std::chrono::seconds(10))) return;
  }
  throw std::runtime_error("never: " + label + " clicked; the mouse is at " +
                           hand({"getmouselocation", "--shell"}) + "and what is there is " +
                           run_process({"xwininfo", "-root", "-tree"}).out);
}

void Person::types(const std::string& text, int milliseconds_a_key) {
  hand({"type", "--delay", std::to_string(milliseconds_a_key), text});
}

void Person::presses(const std::string& key) {
  hand({"key", key});
}

void Person::signs_in(const std::string& passphrase) {
  wait_for("signed in", [&] {
    clicks("口令");
    presses("ctrl+a");
    types(passphrase);
    presses("Return");
    return eventually([&] { return !sees("口令"); }, std::chrono::seconds(5));
  });
  static_cast<void>(settled());
}

std::string Person::reads(const std::string& field) const {
  const auto found = seen_.find(field);
  return found ? (*found)["value"].get<std::string>() : "";
}

void Person::waits_to_read(const std::string& field, const std::string& value) const {
  if (!eventually([&] { return reads(field) == value; }, std::chrono::seconds(60))) {
    throw std::runtime_error("never: " + field + " is " + value + "; it is " + reads(field));
  }
}

std::string Person::window() {
  std::string found;
  wait_for("the window", [&] {
    found =
        first_line(run_process({"xdotool", "search", "--onlyvisible", "--class", "^yibao$"}).out);
    return !found.empty();
  });
  return found;
}

std::string Person::window_title() {
  return first_line(hand({"getwindowname", window()}));
}

int Person::logs_out() {
  return program_.end(SIGTERM);
}

}  // namespace yibao::testing
