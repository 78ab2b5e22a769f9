// The list of drafts: sorting by its heads, searching in texts.
#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

float top_of(const Driver& driver, const std::string& title) {
  return driver.find(title, "row").from.y;
}

TEST_CASE("a press on a head sorts the list, a second one turns it round") {
  Town town;
  town.draft("AAA");
  town.clock.advance(std::chrono::minutes(1));
  town.draft("BBB");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK(top_of(driver, "BBB") < top_of(driver, "AAA"));
  driver.click("标题", "button");
  CHECK(top_of(driver, "AAA") < top_of(driver, "BBB"));
  driver.click("标题", "button");
  CHECK(top_of(driver, "BBB") < top_of(driver, "AAA"));
  CHECK(driver.shows("↓"));
}

TEST_CASE("words are searched in all texts and shown where they stand") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK_FALSE(driver.find("查全文", "button").enabled);
  driver.type("按标题查找", "清理可燃物");
  CHECK(driver.shows("没有符合的稿件。"));
  driver.click("查全文");
  CHECK(driver.shows("全部 1 篇查完，找到 1 篇"));
  CHECK(driver.shows("清理可燃物", "text"));
  CHECK(driver.shows_part("52处。"));
  driver.click("回到列表");
  CHECK(driver.shows("春季防火巡查", "row"));
  driver.type("按标题查找", "无此一句");
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows("全部 1 篇查完，找到 0 篇"));
  driver.click("回到列表");
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows("提交审签", "button"));
}

}  // namespace
}  // namespace yibao::testing
