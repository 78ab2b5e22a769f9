#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

// A code that can be one, of nobody.
std::string some_code() {
  base::SeededRandom random(3);
  return protocol::make_code(random).text();
}

TEST_CASE("an empty folder begins with the server; one that is not there is said, the words stay") {
  Town town;
  std::filesystem::remove_all(town.folder());
  Driver driver(town);
  CHECK(driver.shows("第 1 步"));
  CHECK(driver.shows("服务器在哪里"));
  CHECK_FALSE(driver.find("连接", "button").enabled);
  CHECK(driver.shows("请填写服务器地址。"));
  driver.type("服务器地址", "127.0.0.1:1");
  driver.click("连接", "button");
  for (int i = 0; i < 5000 && driver.desk().work.join.busy(); ++i) {
    driver.frame();
  }
  driver.settle();
  CHECK(driver.shows_part("连不上服务器"));
  CHECK(driver.find("服务器地址", "field").value == "127.0.0.1:1");
}

TEST_CASE("another person joins: a colleague, the code, the passphrase; back and forth") {
  Town town;
  Driver driver(town);
  driver.click("另一位同事要在本机登记…");
  CHECK(driver.shows("请已登记的同事先输入口令"));
  driver.type("同事的口令", kReporterPassphrase);
  driver.click("下一步");
  driver.type("开通码", "ABCD");
  CHECK(driver.shows_part("开通码还不对"));
  CHECK_FALSE(driver.find("下一步", "button").enabled);
  driver.click("上一步");
  driver.click("下一步");
  CHECK(driver.find("开通码", "field").value == "ABCD");
  driver.click("不登记了");
  driver.click("另一位同事要在本机登记…");
  driver.type("同事的口令", kReporterPassphrase);
  driver.click("下一步");
  driver.type("开通码", some_code());
  driver.click("下一步");
  driver.type("设置口令", "1111111111111");
  CHECK(driver.shows_part("偏弱"));
  driver.type("设置口令", " and a few words");
  CHECK(driver.shows("很好"));
  driver.type("再输一遍口令", "another passphrase");
  CHECK(driver.shows("两遍口令不一样。"));
  CHECK_FALSE(driver.find("登记", "button").enabled);
}

TEST_CASE("who types a wrong passphrase too often reads how long to wait, and may type meanwhile") {
  Town town;
  Driver driver(town);
  for (int i = 0; i < 5; ++i) {
    driver.type("口令", "not the words");
    driver.click("登录", "button");
    driver.settle();
  }
  CHECK(driver.shows_part("请过2秒再试"));
  driver.type("口令", kReporterPassphrase);
  CHECK_FALSE(driver.find("登录", "button").enabled);
  town.clock.advance(std::chrono::seconds(1));
  driver.frame();
  CHECK(driver.shows_part("请过1秒再试"));
  town.clock.advance(std::chrono::seconds(1));
  driver.frame();
  CHECK(driver.find("登录", "button").enabled);
  driver.click("登录", "button");
  driver.settle();
  CHECK(driver.shows("稿件", "page"));
}

TEST_CASE("who forgot the passphrase is told the way") {
  Town town;
  Driver driver(town);
  driver.click("忘记口令？");
  CHECK(driver.shows_part("新的开通码"));
  driver.click("忘记口令？");
  CHECK_FALSE(driver.shows_part("新的开通码"));
}

TEST_CASE("a sheet made in the settings opens the program without the passphrase") {
  Town town;
  std::string code;
  {
    Driver driver(town);
    driver.sign_in(kReporterPassphrase, "设置");
    driver.scroll_to("制作恢复单", "button");
    driver.type("输入您的口令，再打印恢复单", kReporterPassphrase);
    driver.click("制作恢复单", "button");
    code = driver.desk().work.recovery.code();
    driver.scroll_to(code);
    CHECK(driver.shows("打印恢复单", "button"));
  }
  Driver driver(town);
  driver.click("忘记口令？");
  driver.type("恢复码", code);
  driver.type("新口令", "a new passphrase");
  driver.type("再输一遍新口令", "a new passphrase");
  driver.click("重设口令并登录", "button");
  CHECK(driver.shows("稿件", "page"));
}

TEST_CASE("a locked screen is left to somebody else, whose drafts are all there") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.type("标题", "与人员");
  driver.strike('L', true);
  CHECK(driver.shows_part(kReporterName + "的屏幕已锁定"));
  driver.click("换人登录");
  driver.click("登录人", "choice");
  driver.click(kLeaderName, "row");
  driver.sign_in(kLeaderPassphrase);
  CHECK(driver.shows(kLeaderName));
  driver.click("稿件", "page");
  CHECK(driver.shows("春季防火巡查与人员", "row"));
}

TEST_CASE("language and size are changed before anybody has signed in, and the card stays whole") {
  Town town;
  Driver driver(town);
  ImGui::GetIO().DisplaySize = {1024, 700};
  for (int i = 0; i < 4; ++i) {
    driver.scroll_to("字大些", "button");
    driver.click("字大些", "button");
  }
  driver.scroll_to("字小些", "button");
  CHECK_FALSE(driver.find("字大些", "button").enabled);
  CHECK(driver.find("字小些", "button").to.x < 1024);
  CHECK(driver.find("字小些", "button").to.y < 700);
  driver.click("English", "button");
  driver.scroll_to("Smaller", "button");
  driver.click("Smaller", "button");
  CHECK(driver.desk().work.settings.preferences().font_size == 175);
}

TEST_CASE("the self-test is in the settings, line by line, and is copied as text") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("设置", "page");
  driver.scroll_to("复制报告", "button");
  CHECK(driver.shows("磁盘"));
  driver.click("复制报告", "button");
  const std::string report = ImGui::GetClipboardText();
  CHECK(report.starts_with("驿报自检"));
  CHECK(report.find("输入法") != std::string::npos);
  driver.click("存成文件", "button");
  CHECK(driver.shows_part("自检报告已存到"));
}

}  // namespace
}  // namespace yibao::testing
