#include "shared/storage/files.h"

#include <doctest/doctest.h>

#include "tests/support/files.h"
#include "tests/support/must.h"
#include "tests/support/read_only.h"

namespace yibao::storage {
namespace {

namespace fs = std::filesystem;
using testing::code_of;
using testing::must;
using testing::TempFolder;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(folder)) names.push_back(file.path().filename());
  return names;
}

TEST_CASE("a file comes back as it was written, and nothing stays beside it") {
  const TempFolder folder;
  const auto path = folder.path() / "a";
  const std::string bytes("a\0b\r\n\xff", 6);
  must(write_file(path, bytes));
  CHECK(must(read_file(path, 100)) == bytes);
  must(write_file(path, ""));
  CHECK(must(read_file(path, 100)).empty());
  CHECK(names_in(folder.path()) == std::vector<std::string>{"a"});
}

TEST_CASE("a private file is its owner's alone") {
  const TempFolder folder;
  const auto path = folder.path() / "key";
  must(write_private_file(path, "secret"));
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const auto inner = folder.path() / "a" / "b";
  must(make_private_folder(inner));
  CHECK(fs::status(inner).permissions() == fs::perms::owner_all);
  const auto copy = folder.path() / "copy";
  must(copy_private_file(path, copy));
  CHECK(must(read_file(copy, 100)) == "secret");
  CHECK(fs::status(copy).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a file above the limit is refused, one at the limit is read") {
  const TempFolder folder;
  const auto path = folder.path() / "a";
  must(write_file(path, std::string(100'000, 'x')));
  CHECK(must(read_file(path, 100'000)).size() == 100'000);
  CHECK(code_of(read_file(path, 99'999)) == "too_large");
}

TEST_CASE("a file that is not there says so") {
  const TempFolder folder;
  CHECK(code_of(read_file(folder.path() / "a", 10)) == "file_missing");
  CHECK(code_of(copy_private_file(folder.path() / "a", folder.path() / "b")) == "file_missing");
  CHECK(code_of(write_file(folder.path() / "no" / "a", "x")) == "io");
}

TEST_CASE("a file that cannot be replaced stays as it was") {
  const TempFolder folder;
  const auto path = folder.path() / "a";
  must(write_file(path, "old"));
  const auto said = testing::in_read_only(
      folder.path(), [&] { return code_of(write_file(path, "a new text that is longer")); });
  CHECK(said == "read_only");
  CHECK(must(read_file(path, 100)) == "old");
  // A folder in the file's place: the rename fails after everything was written.
  fs::create_directories(folder.path() / "b" / "inside");
  CHECK(!write_file(folder.path() / "b", "x").has_value());
  CHECK(fs::is_directory(folder.path() / "b" / "inside"));
}

TEST_CASE("a full disk is told by name, and the old file stays") {
  // The one device that is always full.
  const auto status = copy_private_file(testing::source_path("CMakeLists.txt"), "/dev/full");
  CHECK(code_of(status) == "disk_full");
}

TEST_CASE("a folder is one program's at a time") {
  const TempFolder folder;
  {
    auto first = must(FolderLock::take(folder.path()));
    const auto second = FolderLock::take(folder.path());
    REQUIRE(code_of(second) == "locked");
    const base::TextArgs expected = {{"path", folder.path().string()}};
    CHECK(second.error().args == expected);
    const FolderLock moved = std::move(first);
    CHECK(code_of(FolderLock::take(folder.path())) == "locked");
  }
  CHECK(code_of(FolderLock::take(folder.path())).empty());
}

}  // namespace
}  // namespace yibao::storage
