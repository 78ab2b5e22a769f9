#include "client/papers/programs.h"

#include <doctest/doctest.h>

#include <thread>

#include "tests/support/files.h"

namespace yibao::papers {
namespace {

TEST_CASE("programs are found along the path, folders and texts are none") {
  CHECK(find_program("sh"));
  CHECK_FALSE(find_program("no-such-program-here"));
  CHECK_FALSE(find_program(""));
}

TEST_CASE("a program's end is heard, and what it was given arrives as it is") {
  const auto shell = *find_program("sh");
  CHECK(*run_program(shell, {"-c", "exit 3"}, std::chrono::seconds(20)) == 3);
  CHECK(*run_program(shell, {"-c", "test \"$1\" = 'a b;$c'", "x", "a b;$c"},
                     std::chrono::seconds(20)) == 0);
}

TEST_CASE("one that does not end is ended") {
  const auto shell = *find_program("sh");
  const auto answer = run_program(shell, {"-c", "exec sleep 60"}, std::chrono::milliseconds(50));
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == base::ErrorCode::kTimeout);
}

TEST_CASE("a program that was started goes on by itself") {
  const testing::TempFolder folder;
  const auto file = folder.path() / "made by it";
  REQUIRE(start_program(*find_program("sh"), {"-c", ": > \"$1\"", "x", file.string()}));
  for (int i = 0; i < 500 && !std::filesystem::exists(file); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(std::filesystem::exists(file));
}

}  // namespace
}  // namespace yibao::papers
