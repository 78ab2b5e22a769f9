#include <doctest/doctest.h>

#include <algorithm>

#include "tests/rules/scenario.h"
#include "tests/support/files.h"

namespace yibao {
namespace {

std::vector<std::filesystem::path> scenario_files(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_path(folder))) {
    if (entry.path().string().ends_with(".scenarios.json")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_scenarios(const char* folder, std::size_t least) {
  const auto files = scenario_files(folder);
  CHECK(files.size() >= least);
  for (const auto& file : files) {
    CAPTURE(file.filename().string());
    const auto run = testing::run_scenarios(file);
    CHECK(run.scenarios > 0);
    for (const std::string& failure : run.failures) FAIL_CHECK(failure);
  }
}

TEST_CASE("every scenario beside a jurisdiction's ruleset comes out as written") {
  check_scenarios("schemas/jurisdictions", 5);
}

TEST_CASE("every scenario beside a small ruleset comes out as written") {
  check_scenarios("tests/rules/rulesets", 9);
}

}  // namespace
}  // namespace yibao
