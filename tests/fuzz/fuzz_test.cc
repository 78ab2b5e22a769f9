// Every target takes its valid inputs, what is kept in its corpus, each of them cut short, and
// seeded changes of them. What ends a run by a fault prints the seed; YIBAO_SEED runs it again.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/fuzz/mutate.h"
#include "tests/fuzz/target.h"
#include "tests/support/files.h"
#include "tests/support/seed.h"

namespace yibao::fuzz {
namespace {

constexpr int kChanges = 6000;           // of each target; its share where one run takes long
constexpr std::size_t kCutsMost = 2000;  // places at which an input is cut

std::vector<base::Bytes> inputs_of(const Target& target) {
  std::vector<base::Bytes> inputs = target.seeds();
  const auto folder = testing::source_path("tests/fuzz/corpus") / target.name;
  if (!std::filesystem::exists(folder)) return inputs;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    inputs.push_back(testing::read_file(file.path()));
  }
  return inputs;
}

// Opening a parcel costs a scrypt, loading a ruleset a thousand checks.
int changes_of(const Target& target) {
  const bool slow = target.name == "parcel" || target.name == "ruleset";
  return testing::rounds(slow ? kChanges / 20 : kChanges);
}

void run_all(const Target& target, std::uint64_t seed) {
  const std::vector<base::Bytes> inputs = inputs_of(target);
  REQUIRE_FALSE(inputs.empty());
  for (const base::Bytes& input : inputs) {
    target.run(input);
    const std::size_t step = input.size() / static_cast<std::size_t>(changes_of(target)) + 1;
    const std::size_t last = std::min(input.size(), kCutsMost * step);
    for (std::size_t size = 0; size < last; size += step) {
      target.run(base::ByteView(input).substr(0, size));
    }
  }
  base::SeededRandom random(seed);
  for (int i = 0; i < changes_of(target); ++i) {
    const base::Bytes& one = inputs[random.below(inputs.size())];
    const base::Bytes& other = inputs[random.below(inputs.size())];
    target.run(mutated(one, other, random));
  }
}

TEST_CASE("what reads bytes from outside takes anything and comes to an end") {
  const std::uint64_t seed = testing::run_seed("fuzz");
  for (const Target& target : targets()) {
    CAPTURE(target.name);
    run_all(target, seed);
  }
}

TEST_CASE("a valid input is taken, so that changes start where reading goes deep") {
  for (const char* name : {"event", "exchange_request", "canonical_json", "ruleset"}) {
    CHECK(target(name).seeds().front().size() > 1);
  }
  CHECK_THROWS_AS(target("no such thing"), std::out_of_range);
}

}  // namespace
}  // namespace yibao::fuzz
