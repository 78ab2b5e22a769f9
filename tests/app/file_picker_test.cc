#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

// A person's files, with a desktop under its Chinese name.
struct Files {
  Files() {
    std::filesystem::create_directories(folder.path() / ".config");
    std::filesystem::create_directories(folder.path() / "桌面");
    write_file(
        folder.path() / ".config/user-dirs.dirs",
        "# made by the desktop\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\nXDG_DOCUMENTS_DIR=\"$HOME/\"\n");
    write_file(folder.path() / "b.txt", "二");
    write_file(folder.path() / "A.TXT", "一");
    write_file(folder.path() / "c.png", "图");
    write_file(folder.path() / ".hidden.txt", "");
    write_file(folder.path() / "桌面/春耕.txt", "春耕");
    ::setenv("HOME", folder.path().c_str(), 1);
  }
  TempFolder folder;
};

app::FilePicker::Question opening() {
  app::FilePicker::Question question;
  question.title = "desk.pick.open";
  question.endings = {".txt"};
  return question;
}
app::FilePicker::Question saving(const std::string& name) {
  app::FilePicker::Question question = opening();
  question.save = true;
  question.name = name;
  return question;
}

TEST_CASE("a folder is listed: folders first, then the files asked for, nothing hidden") {
  const Files files;
  const auto sheet = app::list_folder({}, {".txt"});
  REQUIRE(sheet);
  std::string names;
  for (const app::FileRow& row : sheet->rows) names += row.name + " ";
  CHECK(names == "桌面 A.TXT b.txt ");
  CHECK(sheet->rows[1].size == 3);
  REQUIRE(sheet->places.size() >= 2);
  CHECK(sheet->places[0].path == files.folder.path());
  CHECK(sheet->places[1].kind == app::FilePlace::Kind::kDesktop);
  CHECK(sheet->places[1].path == files.folder.path() / "桌面");
}

TEST_CASE("a folder that is not there, or may not be read, is told by name") {
  const Files files;
  CHECK(app::list_folder(files.folder.path() / "x", {}).error().code ==
        base::ErrorCode::kFileMissing);
  CHECK(app::list_folder(files.folder.path() / "b.txt", {}).error().code == base::ErrorCode::kIo);
}

TEST_CASE("a file is found by a part of its name, through folders, and chosen once") {
  const Files files;
  Town town;
  TownDesk desk(town);
  app::FilePicker& picker = desk.work.picker;
  std::vector<std::filesystem::path> chosen;
  picker.ask(opening(), [&](const auto& file) { chosen.push_back(file); });
  CHECK(picker.loading());
  desk.settle();
  REQUIRE(picker.sheet());
  CHECK(picker.shown().size() == 3);
  picker.take(0);  // into the folder
  desk.settle();
  picker.text = "耕";
  REQUIRE(picker.shown().size() == 1);
  picker.accept();
  CHECK(chosen == std::vector<std::filesystem::path>{files.folder.path() / "桌面/春耕.txt"});
  CHECK_FALSE(picker.is_open());
  // The next question begins where this one ended.
  picker.ask(opening(), [&](const auto& file) { chosen.push_back(file); });
  desk.settle();
  CHECK(picker.sheet()->folder == files.folder.path() / "桌面");
  picker.up();
  desk.settle();
  CHECK(picker.sheet()->folder == files.folder.path());
  picker.text = "no such";
  CHECK_FALSE(picker.can_accept());
  picker.cancel();
  CHECK(chosen.size() == 1);
}

TEST_CASE("a folder that went away leads home, with a sentence") {
  const Files files;
  Town town;
  TownDesk desk(town);
  app::FilePicker& picker = desk.work.picker;
  picker.ask(opening(), [](const auto&) {});
  desk.settle();
  picker.go(files.folder.path() / "x");
  desk.settle();
  CHECK(picker.problem()->code == base::ErrorCode::kFileMissing);
  CHECK(picker.sheet()->folder == files.folder.path());
}

TEST_CASE("saving adds the ending, and asks before it replaces") {
  const Files files;
  Town town;
  TownDesk desk(town);
  app::FilePicker& picker = desk.work.picker;
  std::filesystem::path chosen;
  const auto ask = [&](const std::string& name) {
    picker.ask(saving(name), [&](const auto& file) { chosen = file; });
    desk.settle();
    picker.accept();
    desk.settle();
  };
  ask("新");
  CHECK(chosen == files.folder.path() / "新.txt");
  ask("b");
  CHECK(chosen == files.folder.path() / "新.txt");
  REQUIRE(picker.must_confirm());
  picker.keep();
  CHECK(picker.is_open());
  picker.accept();
  desk.settle();
  picker.replace();
  CHECK(chosen == files.folder.path() / "b.txt");
  ask("../b");
  CHECK(picker.problem()->code == base::ErrorCode::kNotAllowedNow);
  CHECK(picker.is_open());
}

}  // namespace
}  // namespace yibao::testing
