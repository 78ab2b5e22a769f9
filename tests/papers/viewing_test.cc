#include "client/papers/viewing.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/support/files.h"

namespace yibao::papers {
namespace {

// For as long as it lives, the variable has the value.
class With {
 public:
  With(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~With() {
    if (before_) {
      ::setenv(name_, before_->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  With(const With&) = delete;
  With& operator=(const With&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

void make_program(const std::filesystem::path& file, const std::string& text) {
  testing::write_file(file, "#!/bin/sh\n" + text + "\n");
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
}

TEST_CASE("a file to be shown is its owner's alone and goes with the folder") {
  const testing::TempFolder home;
  const testing::TempFolder memory;
  const With runtime("XDG_RUNTIME_DIR", memory.path().string());
  std::filesystem::path file;
  {
    ViewingFolder folder(home.path());
    file = *folder.put("表.pdf", "words");
    CHECK(file.string().starts_with(memory.path().string()));
    CHECK(testing::read_file(file) == "words");
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms(0077)) ==
          std::filesystem::perms::none);
    CHECK(*folder.put("表.pdf", "others") != file);
    CHECK(testing::read_file(file) == "words");
  }
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("what a crash left behind is removed by the next start") {
  const testing::TempFolder home;
  const With runtime("XDG_RUNTIME_DIR", "/nowhere");
  std::filesystem::create_directories(home.path() / "viewing");
  testing::write_file(home.path() / "viewing" / "left", "words");
  const ViewingFolder folder(home.path());
  CHECK_FALSE(std::filesystem::exists(home.path() / "viewing" / "left"));
}

TEST_CASE("a name cannot lead out of the folder") {
  const testing::TempFolder home;
  const With runtime("XDG_RUNTIME_DIR", "/nowhere");
  ViewingFolder folder(home.path());
  for (const char* name : {"../../x", "/etc/x", "..", "", "-rf", "a\nb"}) {
    const auto file = folder.put(name, "words");
    REQUIRE(file);
    CHECK(file->parent_path() == home.path() / "viewing");
  }
}

TEST_CASE("the printer first, then the viewer, then a sentence") {
  const testing::TempFolder bin;
  const With path("PATH", bin.path().string());
  CHECK(print_file("/x").error().args == base::not_now("no_printer").args);
  CHECK(show_file("/x").error().args == base::not_now("no_viewer").args);
  make_program(bin.path() / "xdg-open", "exit 0");
  CHECK(*print_file("/x") == Shown::kViewer);
  make_program(bin.path() / "lp", "exit 1");
  CHECK(*print_file("/x") == Shown::kViewer);
  make_program(bin.path() / "lp", "test \"$2\" = /x");
  CHECK(*print_file("/x") == Shown::kPrinter);
}

}  // namespace
}  // namespace yibao::papers
