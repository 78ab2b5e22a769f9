// yibao-fault: a hostile network around a county's server, as long as one likes.
//
//   yibao-fault                                 the bounded form, which ctest runs
//   yibao-fault --connections 1000 --offices 20 --seconds 30 --seed 7 --record tests/RESULTS.md
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <exception>
#include <fstream>

#include "tests/fault/hostile.h"
#include "tests/fault/runs.h"
#include "tests/support/files.h"
#include "tests/support/seed.h"

using namespace yibao;

namespace {

constexpr const char* kHeading = "# Hostile network";

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

void record(const std::string& path, const fault::RunOptions& options,
            const fault::Figures& figures) {
  std::string text = testing::read_file(path);
  if (text.find(kHeading) == std::string::npos) {
    text += fmt::format(
        "\n{}\n\n`yibao-fault` (tests/fault): nginx with the package's site file, the server "
        "behind "
        "it, offices that work on, all on one machine.\n",
        kHeading);
  }
  text += fmt::format(
      "\n## {}, seed {}: {} connections of each kind, {} offices, {} s each\n\n| what | figure |\n"
      "|---|---|\n",
      today(), options.seed, options.connections, options.offices, options.hostile_seconds);
  for (const std::string& row : figures.rows) text += row + "\n";
  text +=
      fmt::format("\nNot as it has to be: {}.\n",
                  figures.failures.empty() ? "nothing" : std::to_string(figures.failures.size()));
  for (const std::string& failure : figures.failures) text += "- " + failure + "\n";
  testing::write_file(path, text);
}

int run(const fault::RunOptions& options, const std::vector<std::string>& wanted,
        const std::string& path) {
  const auto asked = [&](const char* name) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
  };
  fault::allow_many_files();
  fault::Stage stage(options.bounded);
  fault::Figures figures;
  if (asked("attacks")) run_attacks(stage, options, figures);
  if (asked("hostile")) run_hostile(stage, options, figures);
  if (asked("mutations")) run_mutations(stage, options, figures);
  if (asked("kills")) run_kills(stage, options, figures);
  if (asked("accept")) run_accept(stage, options, figures);
  if (!path.empty()) record(path, options, figures);
  return figures.failures.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  ::signal(SIGPIPE, SIG_IGN);
  fault::RunOptions options;
  std::vector<std::string> wanted;
  std::string path;
  int time = 0;
  CLI::App app("a hostile network around a county's server", "yibao-fault");
  app.add_option("--run", wanted,
                 "attacks, hostile, mutations, kills, accept; all where none is named");
  app.add_option("--connections", options.connections, "hostile connections of each kind");
  app.add_option("--offices", options.offices, "honest offices at work meanwhile");
  app.add_option("--seconds", time, "the long form: so long for each kind and for mutations");
  app.add_option("--seed", options.seed,
                 "of the mutated requests; else YIBAO_SEED, else a new one");
  app.add_option("--record", path, "the file to which the figures are added");
  CLI11_PARSE(app, argc, argv);
  if (time > 0) {
    options.bounded = false;
    options.hostile_seconds = time;
    options.mutate_seconds = time;
    options.accept_faults = 100;
    options.kills = time * 4;
  }
  if (options.seed == 0) options.seed = testing::run_seed("yibao-fault");
  try {
    return run(options, wanted, path);
  } catch (const std::exception& error) {
    fmt::print(stderr, "yibao-fault: {}\n", error.what());
    return 2;
  }
}
