// yibao-simulation: runs seeds. Those that fail are named; of the first the last steps are shown.
//   yibao-simulation                 one seed: 1
//   yibao-simulation --seed N        that one, with its trace
//   yibao-simulation --seeds A..B    all of them (--seeds N: 1..N)
//   yibao-simulation --long MINUTES  new seeds until the time is over
// With `restores` behind it the server is put back to earlier images of its disk; with `disks`,
// devices are as well; with `couriers` bundle files are carried to and fro;
// with `splits` the operator serves two histories; with `unseen` the server is put back and nobody
// is told. Exit code: 0 all is well, 1 a seed failed, 2 usage.
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
Kind kind = Kind::kPlain;

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
  options.kind = kind;
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
    const std::string name = kind == Kind::kPlain ? "" : std::string(base::enum_name(kind));
    std::fprintf(stderr, "again: yibao-simulation --seed %llu %s\n", number, name.c_str());
    return false;
  }
  if (show == Show::kEverything) {
    std::printf(
        "seed %llu: good, %llu entries, %zu receipts, %zu deaths, %zu restores (%zu acknowledged"
        " lost for a while), %zu disks put back; sticks: %zu taken in, %zu refused, %zu answers, of"
        " them %zu late, %zu events admitted; digest %s\n",
        number, static_cast<unsigned long long>(outcome.entries), outcome.receipts,
        outcome.machines_lost, outcome.restores, outcome.lost, outcome.disks_restored,
        outcome.sticks_taken, outcome.sticks_refused, outcome.replies_taken, outcome.replies_late,
        outcome.admitted_by_stick, crypto::text(outcome.digest).c_str());
    if (outcome.split) std::printf("two histories, %zu servers halted", outcome.servers_halted);
    for (const auto& [how, times] : outcome.found) std::printf(", %s %d", how.c_str(), times);
    if (outcome.compared > 0) std::printf("; %zu compared\n", outcome.compared);
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
  if (const auto named = base::enum_from_name<Kind>(arguments[count - 1]); named && count > 1) {
    kind = *named;
    --count;
  }
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
    std::fprintf(stderr,
                 "usage: yibao-simulation [--seed N | --seeds A..B | --long MINUTES] [%s]\n",
                 yibao::base::enum_choices<yibao::simulation::Kind>().c_str());
  }
  return code;
}
