#include "tests/bench/window_bench.h"

#include <thread>

#include "client/desktop/font_files.h"
#include "tests/bench/first_picture.h"
#include "tests/bench/process_facts.h"
#include "tests/bench/stopwatch.h"
#include "tests/desktop/real_window.h"

namespace yibao::bench {
namespace {

using testing::Arguments;
using testing::Person;
using testing::Town;

constexpr double kMegabyte = 1e6;
constexpr double kFirstFrameMost = 2;  // times the empty window
constexpr double kMemoryMost = 1.5;
constexpr double kIdleMost = 0.1;      // percent of a core
constexpr double kSettledSeconds = 3;  // lists are read, pictures drawn
const std::string kDraft = "春季防火巡查";

void pause(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

Arguments empty_window() {
  const auto fonts = desktop::chinese_fonts(false);
  if (fonts.empty()) throw std::runtime_error("no Chinese font; install fonts-noto-cjk");
  return {YIBAO_EMPTY_WINDOW_PROGRAM, fonts.front().path, std::to_string(fonts.front().index)};
}

Arguments desktop_of(const Town& town) {
  return {YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh"};
}

// Milliseconds from starting the program to its first picture.
double first_picture(const Arguments& program) {
  const testing::TempFolder folder;
  const FirstPicture picture;
  picture.wait_until(false);
  const Stopwatch watch;
  const testing::BackgroundProcess running(program, folder.path() / "output");
  picture.wait_until(true);
  return watch.milliseconds();
}

// ... until the screen says that the passphrase can be typed.
double first_field(const Town& town) {
  const testing::TempFolder folder;
  const auto described = folder.path() / "screen.json";
  Arguments program = desktop_of(town);
  program.insert(program.end(), {"--describe", described.string()});
  const testing::Description seen(described);
  const Stopwatch watch;
  const testing::BackgroundProcess running(program, folder.path() / "output");
  while (!seen.find("口令")) {
    if (watch.seconds() > 30) throw std::runtime_error("no field for the passphrase");
    pause(0.001);
  }
  return watch.milliseconds();
}

double resident_of(const Arguments& program) {
  const testing::TempFolder folder;
  const FirstPicture picture;
  picture.wait_until(false);
  const testing::BackgroundProcess running(program, folder.path() / "output");
  picture.wait_until(true);
  pause(kSettledSeconds);
  return static_cast<double>(resident_bytes(running.process())) / kMegabyte;
}

struct Starts {
  double empty = 0;
  double ours = 0;
  double field = 0;
};

// In turns, so that what else the machine does meets all alike.
Starts start_often(const Town& town, std::size_t times) {
  const Arguments empty = empty_window();
  first_picture(empty);  // from the disk
  first_picture(desktop_of(town));
  std::vector<double> empties;
  std::vector<double> ours;
  std::vector<double> fields;
  for (std::size_t i = 0; i < times; ++i) {
    empties.push_back(first_picture(empty));
    ours.push_back(first_picture(desktop_of(town)));
    fields.push_back(first_field(town));
  }
  return {percentile(empties, 0.5), percentile(ours, 0.5), percentile(fields, 0.5)};
}

// Percent of a core.
double idle(const Person& person, double seconds) {
  const double before = processor_seconds(person.process());
  pause(seconds);
  return (processor_seconds(person.process()) - before) / seconds * 100;
}

}  // namespace

std::vector<Figure> run_window_bench(Town& town, std::size_t items, const WindowSize& size) {
  town.draft(kDraft);
  const testing::Display display;
  const Starts starts = start_often(town, size.starts);
  const double empty_memory = resident_of(empty_window());

  Person person(town.folder());
  person.signs_in(testing::kReporterPassphrase);
  pause(kSettledSeconds);
  const double at_desk = static_cast<double>(resident_bytes(person.process())) / kMegabyte;
  person.clicks("稿件");
  pause(kSettledSeconds);
  const double in_list = static_cast<double>(resident_bytes(person.process())) / kMegabyte;
  person.clicks("工作台");
  person.clicks(kDraft);
  person.clicks("正文");
  Person::types("99");
  pause(size.quiet_before);
  const double writing = idle(person, size.quiet);

  const std::string count = std::to_string(items) + " items";
  return {
      {"first picture (ceiling: an empty window)", "ms", starts.ours, starts.empty,
       ratio_at_most(kFirstFrameMost)},
      {"... until the passphrase can be typed", "ms", starts.field, starts.empty, std::nullopt},
      {"memory at the desk, " + count + " (ceiling: an empty window)", "MB", at_desk, empty_memory,
       ratio_at_most(kMemoryMost)},
      {"memory in the list, " + count + " (ceiling: an empty window)", "MB", in_list, empty_memory,
       ratio_at_most(kMemoryMost)},
      {"nobody types in an open draft, the line is down", "% of a core", writing, std::nullopt,
       at_most(kIdleMost)},
  };
}

}  // namespace yibao::bench
