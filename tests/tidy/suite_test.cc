#include "tests/tidy/suite.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using tidy::Faults;
using tidy::Source;

TEST_CASE("a source that no build names is told") {
  const std::vector<Source> builds = {{"tests/CMakeLists.txt", "add_subdirectory(base)\n"},
                                      {"tests/base/CMakeLists.txt",
                                       "yibao_test(base_test SOURCES a_test.cc deep/b_test.cc)\n"
                                       "# c_test.cc\n"}};
  CHECK(tidy::unbuilt_faults(builds, {{"tests/base/a_test.cc", ""}}).empty());
  CHECK(tidy::unbuilt_faults(builds, {{"tests/base/deep/b_test.cc", ""}}).empty());
  CHECK(tidy::unbuilt_faults(builds, {{"tests/base/c_test.cc", ""}}).size() == 1);
  CHECK(tidy::unbuilt_faults(builds, {{"tests/rules/a_test.cc", ""}}).size() == 1);
  CHECK(tidy::unbuilt_faults(builds, {{"tests/rules/a.h", ""}}).empty());
}

TEST_CASE("a folder that is not added is told") {
  const Faults faults = tidy::unbuilt_faults(
      {{"tests/CMakeLists.txt", "add_subdirectory(base)\n"}, {"tests/rules/CMakeLists.txt", ""}},
      {});
  CHECK(faults == Faults{"tests/rules: no add_subdirectory"});
}

TEST_CASE("every way to switch a test off is told") {
  const auto faults = [](const char* text) {
    return tidy::skipped_faults({{"a_test.cc", text}}).size();
  };
  CHECK(faults("TEST_CASE(\"x\" * doctest::skip()) {\n") == 1);
  CHECK(faults("TEST_CASE(\"x\" * doctest::may_fail()) {\n") == 1);
  CHECK(faults("TEST_CASE(\"x\" * doctest::expected_failures(1)) {\n") == 1);
  CHECK(faults("#if 0\nTEST_CASE(\"x\") {}\n#endif\n") == 1);
  CHECK(faults("  // TEST_CASE(\"x\") {\n") == 1);
  CHECK(faults("  // CHECK(a == b);\n") == 1);
  CHECK(faults("TEST_CASE(DISABLED_x) {\n") == 1);
  CHECK(faults("TEST_CASE(\"a disk that may fail\") { CHECK(skip(1)); }  // CHECK\n") == 0);
}

TEST_CASE("everything is built, tests and program") {
  std::vector<Source> sources = tidy::product_sources();
  for (Source& source : tidy::test_sources()) sources.push_back(std::move(source));
  const Faults faults = tidy::unbuilt_faults(tidy::build_files(), sources);
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("no test is switched off") {
  Faults faults = tidy::skipped_faults(tidy::test_sources());
  for (const Source& file : tidy::build_files()) {
    for (const char* off : {"DISABLED", "WILL_FAIL", "SKIP_RETURN_CODE"}) {
      if (file.text.find(off) != std::string::npos) faults.push_back(file.path + ": " + off);
    }
  }
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
