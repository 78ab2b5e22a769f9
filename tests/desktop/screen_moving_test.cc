// Changing computers, by label: drafts into a file on one, out of it on another.
#include <doctest/doctest.h>

#include <cstdlib>

#include "client/core/commands/drafts.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

const std::string kFileWords = "words for the file";

void take_along(const TempFolder& files) {
  Town town;
  town.draft("春耕备耕");
  town.draft("防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("换电脑…", "button");
  CHECK(driver.shows("选了 2 篇，共 2 篇"));
  driver.click("全不选");
  CHECK(driver.shows("请先选要带走的草稿。"));
  CHECK_FALSE(driver.find("存成文件…", "button").enabled);
  driver.click("防火巡查", "check");
  CHECK(driver.shows("选了 1 篇，共 2 篇"));
  driver.type("给这个文件设一个口令", kFileWords);
  driver.type("再输一遍文件口令", kFileWords + "?");
  CHECK(driver.shows("两遍口令不一样。"));
  driver.key(ImGuiKey_Backspace);
  CHECK(driver.shows("可以导出了。"));
  driver.click("存成文件…");
  driver.click("存到这里");
  driver.settle();
  CHECK(driver.shows_part("已把 1 篇草稿存进"));
  CHECK(std::filesystem::exists(files.path() / "drafts.yibao-drafts"));
}

TEST_CASE("drafts are taken along from one computer and brought in on another") {
  const TempFolder files;
  ::setenv("HOME", files.path().c_str(), 1);
  take_along(files);
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK_FALSE(driver.shows("防火巡查", "row"));
  driver.click("换电脑…", "button");
  CHECK(driver.shows("没有可以带走的草稿。"));
  driver.click("带到本机来");
  driver.click("选择文件…");
  driver.click("drafts.yibao-drafts", "row");
  driver.click("打开", "button");
  driver.type("文件口令", "not the words");
  driver.click("看看里面有什么");
  CHECK(driver.shows_part("文件口令不对"));
  CHECK(driver.shows("代码 file_passphrase"));
  driver.type("文件口令", kFileWords);
  driver.key(ImGuiKey_Enter);
  driver.settle();
  CHECK(driver.shows("新的"));
  CHECK(driver.shows("防火巡查"));
  driver.click("导入 1 篇");
  driver.settle();
  CHECK(driver.shows_part("已导入 1 篇草稿"));
  CHECK(driver.shows("防火巡查", "row"));
}

TEST_CASE("the place for moving fits in English and says what stays") {
  Town town;
  {
    const auto replica = town.replica();
    client::DraftDocument document;
    document.words.title = "only here";
    document.internal = true;
    REQUIRE(client::new_draft(*replica, document));
  }
  Driver driver(town, texts::Language::kEnglish);
  driver.type("Passphrase", kReporterPassphrase);
  driver.click("Sign in", "button");
  driver.click("Drafts", "page");
  driver.click("Move…", "button");
  CHECK(driver.shows_part("1 marked as work secret stay on this machine"));
  CHECK(driver.shows("There is no draft to take along."));
  driver.click("Bring in");
  CHECK(driver.shows("Choose the file…", "button"));
  driver.click("← Back");
  CHECK(driver.shows("New draft", "button"));
}

}  // namespace
}  // namespace yibao::testing
