// yibao-demo: tells the story of one jurisdiction with the programs just built, then opens the
// desktop on the town's computer (installers/run-demo.sh starts it).
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "tests/demo/telling.h"

namespace {

using namespace yibao::demo;

struct Options {
  std::string jurisdiction = "otog";
  std::string language = "zh";
  std::string suite;
  std::string folder;
  std::string desktop;
  std::string screenshot;
};

// With a screenshot the desktop signs in by itself and ends; else the person does.
int open_desktop(const Options& options, const Player& town, Narrator& narrator) {
  std::vector<std::string> command{options.desktop, "--home", town.home(), "--lang",
                                   options.language};
  narrator.heading("heading.desktop", {{"passphrase", town.passphrase()}});
  narrator.command(town.who(), "yibao --home " + town.home().string());
  std::string input;
  if (!options.screenshot.empty()) {
    command.insert(command.end(), {"--passphrase-fd", "0", "--place", "points", "--screenshot",
                                   options.screenshot});
    input = town.passphrase() + "\n";
  }
  const auto result = yibao::testing::run_process(command, input);
  std::cout << result.out;
  std::cerr << result.err;
  if (result.exit_code == 0 && !options.screenshot.empty()) {
    narrator.say("say.screenshot", {{"file", options.screenshot}});
  }
  return result.exit_code;
}

int tell(const Options& options) {
  const std::filesystem::path sources = YIBAO_SOURCE_DIR;
  const std::filesystem::path stories = sources / "installers/stories";
  const Setup setup{YIBAO_SERVER_PROGRAM, YIBAO_CLI_PROGRAM, sources, options.folder,
                    options.suite};
  std::filesystem::remove_all(setup.folder);
  std::filesystem::create_directories(setup.folder);
  Narrator narrator(std::cout, stories / "narration.json", options.language);
  const Story story = read_story(stories / (options.jurisdiction + ".json"));
  Telling telling(setup, story, narrator);
  telling.tell();
  narrator.say("say.files", {{"folder", options.folder}});
  return options.desktop.empty() ? 0 : open_desktop(options, telling.town(), narrator);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Yibao: a demonstration on one jurisdiction", "yibao-demo");
  app.add_option("--jurisdiction", options.jurisdiction)
      ->check(CLI::IsMember({"shuimogou", "otog", "changji", "haicheng", "yima"}));
  app.add_option("--lang", options.language)->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--suite", options.suite, "what signs: ed25519 where left out")
      ->check(CLI::IsMember({"ed25519", "sm2"}));
  app.add_option("--folder", options.folder, "made anew; everything the demonstration writes")
      ->required();
  app.add_option("--desktop", options.desktop, "the desktop program to open in the end");
  app.add_option("--screenshot", options.screenshot, "leave a PNG there instead of waiting");
  CLI11_PARSE(app, argc, argv);
  try {
    return tell(options);
  } catch (const std::exception& error) {
    std::cerr << "yibao-demo: " << error.what() << "\n";
    return 1;
  }
}
