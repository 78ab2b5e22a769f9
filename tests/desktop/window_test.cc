// The program itself in a real window, on a display of its own: worked with keyboard and mouse from
// outside, looked at as a picture.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <png.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using nlohmann::json;
using Arguments = std::vector<std::string>;

constexpr std::chrono::seconds kPatience{60};

// Asks again and again; throws when it never becomes so.
template <class Condition>
void wait_for(const std::string& what, Condition condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("never: " + what);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

// A program of its own. `input` becomes its standard input; `kept` stays open in it.
class Process {
 public:
  Process(const Arguments& arguments, const std::string& input = "", int kept = -1) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    REQUIRE(::write(pipe_ends[1], input.data(), input.size()) ==
            static_cast<ssize_t>(input.size()));
    ::close(pipe_ends[1]);
    id_ = ::fork();
    REQUIRE(id_ >= 0);
    if (id_ == 0) {
      ::dup2(pipe_ends[0], STDIN_FILENO);
      ::close(pipe_ends[0]);
      if (kept >= 0) ::fcntl(kept, F_SETFD, 0);
      std::vector<char*> words;
      for (const std::string& argument : arguments) words.push_back(::strdup(argument.c_str()));
      words.push_back(nullptr);
      ::execvp(words.front(), words.data());
      ::_exit(127);
    }
    ::close(pipe_ends[0]);
  }
  ~Process() {
    if (id_ > 0) end();
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  int end() {
    ::kill(id_, SIGTERM);
    return wait();
  }
  int wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t id_ = -1;
};

// Nobody else's screen. Programs started later use it.
class Display {
 public:
  Display() {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    server_ =
        std::make_unique<Process>(Arguments{"Xvfb", "-displayfd", std::to_string(ends[1]),
                                            "-screen", "0", "1280x800x24", "-nolisten", "tcp"},
                                  "", ends[1]);
    ::close(ends[1]);
    std::string number;
    char c = 0;
    while (::read(ends[0], &c, 1) == 1 && c != '\n') number += c;
    ::close(ends[0]);
    if (number.empty()) throw std::runtime_error("no display; install xvfb");
    ::setenv("DISPLAY", (":" + number).c_str(), 1);
  }

 private:
  std::unique_ptr<Process> server_;
};

void hand(Arguments arguments) {
  arguments.insert(arguments.begin(), "xdotool");
  if (Process(arguments).wait() != 0) throw std::runtime_error("xdotool " + arguments[1]);
}

// The running desktop as a person meets it.
class Person {
 public:
  explicit Person(const Town& town)
      : seen_(folder_.path() / "screen.json"),
        program_({YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh", "--describe",
                  seen_.string()}) {}

  bool sees(const std::string& label) { return find(label).has_value(); }
  void waits_for(const std::string& label) {
    wait_for(label, [&] { return sees(label); });
  }
  void clicks(const std::string& label) {
    waits_for(label);
    const json at = (*find(label))["rectangle"];
    const auto middle = [&](std::size_t from, std::size_t to) {
      return std::to_string((at[from].get<int>() + at[to].get<int>()) / 2);
    };
    hand({"mousemove", middle(0, 2), middle(1, 3)});
    hand({"click", "1"});
  }
  static void types(const std::string& text) { hand({"type", "--delay", "30", text}); }
  static void presses(const std::string& key) { hand({"key", key}); }
  // The session ends, without a word before.
  int logs_out() { return program_.end(); }

 private:
  // What can be worked with comes before text of the same words.
  std::optional<json> find(const std::string& label) {
    if (!std::filesystem::exists(seen_)) return std::nullopt;
    const json screen = json::parse(read_file(seen_), nullptr, false);
    if (screen.is_discarded()) return std::nullopt;
    std::optional<json> found;
    for (const json& widget : screen["widgets"]) {
      if (widget["label"] != label || !widget["enabled"]) continue;
      if (!found || (*found)["kind"] == "text") found = widget;
    }
    return found;
  }

  TempFolder folder_;
  std::filesystem::path seen_;
  Process program_;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;
  int at(int x, int y) const {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x)];
  }
};

Picture read_png(const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_file(&image, path.c_str()) != 0);
  image.format = PNG_FORMAT_GRAY;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.grey.resize(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, picture.grey.data(), 0, nullptr) != 0);
  return picture;
}

std::vector<bool> ink(const Picture& picture, int left, int top, int right, int bottom) {
  std::vector<bool> dots;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) dots.push_back(picture.at(x, y) < 128);
  }
  return dots;
}

TEST_CASE("a clerk signs in and writes with keyboard and mouse; logging out keeps every word") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  const Display display;
  {
    Person person(town);
    person.clicks("口令");
    Person::types(kReporterPassphrase);
    Person::presses("Return");
    person.clicks("春季防火巡查");
    person.clicks("联系电话");
    Person::presses("End");
    Person::types("99");
    person.clicks("数据截止日期");
    Person::presses("ctrl+a");
    Person::types("2024-03-08");
    // In the middle of it, without a pause.
    CHECK(person.logs_out() == 0);
  }
  const auto document = town.replica()->drafts().load(draft);
  REQUIRE(*document);
  CHECK((*document)->words.telephone == "0477-000000099");
  CHECK((*document)->data_as_of == day("2024-03-08"));
}

TEST_CASE("the picture of the window is not blank and its Chinese is Chinese") {
  Town town;
  town.draft("春季防火巡查");
  const Display display;
  const TempFolder folder;
  const auto png = folder.path() / "drafts.png";
  const auto description = folder.path() / "drafts.json";
  Process program({YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh", "--person",
                   kReporterName, "--passphrase-fd", "0", "--place", "drafts", "--screenshot",
                   png.string(), "--describe", description.string()},
                  kReporterPassphrase + "\n");
  REQUIRE(program.wait() == 0);
  const Picture picture = read_png(png);
  CHECK(picture.width == 1280);
  CHECK(picture.height == 800);
  CHECK(std::set<int>(picture.grey.begin(), picture.grey.end()).size() > 40);
  const json screen = json::parse(read_file(description));
  json heading;
  for (const json& widget : screen["widgets"]) {
    if (widget["label"] == "稿件" && widget["kind"] == "text") heading = widget["rectangle"];
  }
  REQUIRE(heading.is_array());
  const int left = heading[0].get<int>();
  const int right = heading[2].get<int>();
  const int width = (right - left) / 2;
  const int top = heading[1].get<int>();
  const int bottom = heading[3].get<int>();
  // Two characters, each with a good deal of ink, and not the same box twice.
  const auto first = ink(picture, left, top, left + width, bottom);
  const auto second = ink(picture, left + width, top, left + 2 * width, bottom);
  for (const auto& character : {first, second}) {
    const auto dots = std::count(character.begin(), character.end(), true);
    CHECK(dots > 80);
    CHECK(dots < static_cast<std::ptrdiff_t>(character.size()) * 6 / 10);
  }
  CHECK(first != second);
}

TEST_CASE("a screenshot that cannot be signed in for says why and fails") {
  Town town;
  const Display display;
  const TempFolder folder;
  Process program({YIBAO_PROGRAM, "--home", town.folder().string(), "--passphrase-fd", "0",
                   "--screenshot", (folder.path() / "none.png").string()},
                  "not the words\n");
  CHECK(program.wait() == 1);
}

}  // namespace
}  // namespace yibao::testing
