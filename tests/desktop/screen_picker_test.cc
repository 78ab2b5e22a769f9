#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

struct Asked {
  explicit Asked(bool save = false) {
    write_file(files.path() / "春耕.txt", "春耕");
    write_file(files.path() / "防火.txt", "防火");
    std::filesystem::create_directories(files.path() / "去年");
    write_file(files.path() / "去年/总结.txt", "总结");
    ::setenv("HOME", files.path().c_str(), 1);
    driver.sign_in(kReporterPassphrase);
    app::FilePicker::Question question;
    question.save = save;
    question.title = "desk.pick.open";
    question.endings = {".txt"};
    driver.desk().work.picker.ask(question, [this](const auto& file) { chosen = file; });
    driver.settle();
  }
  TempFolder files;
  Town town;
  Driver driver{town};
  std::filesystem::path chosen;
};

TEST_CASE("a file is chosen with the mouse") {
  Asked asked;
  CHECK(asked.driver.shows("主文件夹"));
  CHECK(asked.driver.shows("文件夹", "text"));
  CHECK_FALSE(asked.driver.shows("总结.txt", "row"));
  asked.driver.click("去年", "row");
  CHECK(asked.driver.shows("总结.txt", "row"));
  asked.driver.click("上一级");
  asked.driver.click("防火.txt", "row");
  CHECK(asked.chosen.empty());
  asked.driver.click("打开", "button");
  CHECK(asked.chosen == asked.files.path() / "防火.txt");
  CHECK_FALSE(asked.driver.shows("主文件夹"));
}

TEST_CASE("a file is chosen with the keyboard alone") {
  Asked asked;
  asked.driver.type("按文件名查找", "txt");
  CHECK_FALSE(asked.driver.shows("去年", "row"));
  asked.driver.key(ImGuiKey_DownArrow);
  asked.driver.key(ImGuiKey_Enter);
  CHECK(asked.chosen == asked.files.path() / "防火.txt");
}

TEST_CASE("who cancels chose nothing") {
  Asked asked;
  asked.driver.key(ImGuiKey_Escape);
  CHECK_FALSE(asked.driver.shows("主文件夹"));
  CHECK(asked.chosen.empty());
  CHECK(asked.driver.shows_part("还没有稿件"));
}

TEST_CASE("a name is typed, and a file that is there is replaced only when said so") {
  Asked asked(true);
  asked.driver.type("文件名", "防火");
  asked.driver.click("存到这里");
  CHECK(asked.chosen.empty());
  CHECK(asked.driver.shows_part("已有同名文件"));
  asked.driver.click("替换");
  CHECK(asked.chosen == asked.files.path() / "防火.txt");
}

}  // namespace
}  // namespace yibao::testing
