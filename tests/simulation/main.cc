// yibao-simulation: runs seeds. Those that fail are named; of the first the last steps are shown.
//   yibao-simulation                 one seed: 1
//   yibao-simulation --seed N        that one, with its trace
//   yibao-simulation --seeds A..B    all of them (--seeds N: 1..N)
//   yibao-simulation --long MINUTES  new seeds until the time is over
// With `restores` behind it the server is put back to earlier images of its disk; with `disks`,
// devices are as well. Exit code: 0 all is well, 1 a seed failed, 2 usage.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

#include "tests/simulation/world.h"

namespace yibao::simulation {
namespace {

const World* running = nullptr;
std::uint64_t running_seed = 0;
bool with_restores = false;
bool with_disks = false;

void print_trace(const std::deque<std::string>& lines) {
  for (const std::string& line : lines) std::fprintf(stderr, "    %s\n", line.c_str());
}

// An assertion of the product's: says which seed it was. The process ends anyway.
void on_abort(int /*signal*/) {
  std::fprintf(stderr, "seed %llu: aborted\n", static_cast<unsigned long long>(running_seed));
  if (running != nullptr) print_trace(running->trace().last_lines());
}

enum class Show : std::uint8_t { kNothing, kFailure, kEverything };

bool run_seed(std::uint64_t seed, Show show) {
  WorldOptions options;
  options.seed = seed;
  options.restores = with_restores;
  options.device_disks = with_disks;
  running_seed = seed;
  World world(options);
  running = &world;
  const WorldOutcome outcome = world.run();
  running = nullptr;
  const bool good = outcome.failure.empty();
  if (show == Show::kEverything || (show == Show::kFailure && !good)) print_trace(outcome.trace);
  const auto number = static_cast<unsigned long long>(seed);
  if (!good) {
    std::fprintf(stderr, "seed %llu: %s\n", number, outcome.failure.c_str());
    std::fprintf(stderr, "again: yibao-simulation --seed %llu%s\n", number,
                 with_disks      ? " disks"
                 : with_restores ? " restores"
                                 : "");
    return false;
  }
  if (show == Show::kEverything) {
    std::printf(
        "seed %llu: good, %llu entries, %zu receipts, %zu deaths, %zu restores (%zu acknowledged"
        " lost for a while), %zu disks put back, digest %s\n",
        number, static_cast<unsigned long long>(outcome.entries), outcome.receipts,
        outcome.machines_lost, outcome.restores, outcome.lost, outcome.disks_restored,
        crypto::text(outcome.digest).c_str());
  }
  return true;
}

bool run_range(std::uint64_t first, std::uint64_t last) {
  std::printf("seeds %llu..%llu\n", static_cast<unsigned long long>(first),
              static_cast<unsigned long long>(last));
  std::size_t bad = 0;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    if (!run_seed(seed, bad == 0 ? Show::kFailure : Show::kNothing)) ++bad;
  }
  if (bad == 0) std::printf("all good\n");
  return bad == 0;
}

bool run_long(long minutes) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(minutes);
  std::uint64_t seed = (std::uint64_t{std::random_device()()} << 8) + 1000;
  std::printf("from seed %llu on\n", static_cast<unsigned long long>(seed));
  std::uint64_t done = 0;
  for (; std::chrono::steady_clock::now() < end; ++seed, ++done) {
    if (!run_seed(seed, Show::kFailure)) return false;
  }
  std::printf("%llu seeds, all good\n", static_cast<unsigned long long>(done));
  return true;
}

int run(int count, char** arguments) {
  std::signal(SIGABRT, on_abort);
  const std::string last = arguments[count - 1];
  with_disks = last == "disks";
  with_restores = with_disks || last == "restores";
  if (with_restores) --count;
  if (count == 1) return run_seed(1, Show::kEverything) ? 0 : 1;
  if (count != 3) return 2;
  const std::string option = arguments[1];
  char* rest = nullptr;
  const std::uint64_t number = std::strtoull(arguments[2], &rest, 10);
  if (option == "--seed" && *rest == '\0') return run_seed(number, Show::kEverything) ? 0 : 1;
  if (option == "--long" && *rest == '\0') return run_long(static_cast<long>(number)) ? 0 : 1;
  if (option != "--seeds") return 2;
  if (*rest == '\0') return run_range(1, number) ? 0 : 1;
  if (std::strncmp(rest, "..", 2) != 0) return 2;
  return run_range(number, std::strtoull(rest + 2, nullptr, 10)) ? 0 : 1;
}

}  // namespace
}  // namespace yibao::simulation

int main(int count, char** arguments) {
  const int code = yibao::simulation::run(count, arguments);
  if (code == 2) {
    std::fprintf(
        stderr,
        "usage: yibao-simulation [--seed N | --seeds A..B | --long MINUTES] [restores|disks]\n");
  }
  return code;
}
