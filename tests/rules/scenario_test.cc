#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/files.h"
#include "tests/rules/scenario.h"

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

TEST_CASE("every scenario beside a jurisdiction's ruleset comes out as written") {
  const auto files = scenario_files("schemas/jurisdictions");
  CHECK(!files.empty());
  for (const auto& file : files) {
    CAPTURE(file.filename().string());
    const auto run = testing::run_scenarios(file);
    CHECK(run.scenarios > 0);
    for (const std::string& failure : run.failures) FAIL_CHECK(failure);
  }
}

}  // namespace
}  // namespace yibao
