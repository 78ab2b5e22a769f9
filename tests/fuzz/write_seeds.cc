// Writes the valid inputs of every target to FOLDER/<target>, for a fuzzer to start from, and
// prints the targets' names.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/target.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: write_fuzz_seeds FOLDER\n");
    return 2;
  }
  for (const yibao::fuzz::Target& target : yibao::fuzz::targets()) {
    const auto folder = std::filesystem::path(argv[1]) / target.name;
    std::filesystem::create_directories(folder);
    std::size_t number = 0;
    for (const yibao::base::Bytes& seed : target.seeds()) {
      std::ofstream file(folder / ("seed-" + std::to_string(++number)), std::ios::binary);
      file << seed;
      if (!file.flush()) return 1;
    }
    std::printf("%.*s\n", static_cast<int>(target.name.size()), target.name.data());
  }
  return 0;
}
