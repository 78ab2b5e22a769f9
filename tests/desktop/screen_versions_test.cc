// The saves of a draft, two versions of an item, items much like it: found and clicked.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

void save_again(Town& town, const domain::Subject& draft, const std::string& addition) {
  town.clock.advance(std::chrono::minutes(1));
  const auto replica = town.replica();
  auto document = *client::open_draft(*replica, draft);
  document.words.body += addition;
  REQUIRE(client::save_draft(*replica, draft, document));
}

TEST_CASE("earlier saves are shown with what changed and taken back") {
  Town town;
  const domain::Subject draft = town.draft("春季防火巡查");
  save_again(town, draft, "\n最后补充一句。");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.click("历次保存");
  CHECK(driver.shows("第 2 次保存", "row"));
  CHECK(driver.shows_part("最后补充一句。"));
  CHECK_FALSE(driver.shows("恢复到这一次"));
  driver.click("第 1 次保存", "row");
  driver.click("与现在比", "button");
  CHECK(driver.shows_part("最后补充一句。"));
  driver.click("恢复到这一次");
  CHECK(driver.shows_part("已恢复"));
  CHECK(driver.find("正文", "field").value.find("最后补充") == std::string::npos);
}

TEST_CASE("two versions stand side by side and become one") {
  Town town;
  const domain::Subject item = town.offered("春季防火巡查");
  {
    const auto replica = town.replica();
    auto document = *client::open_draft(*replica, item);
    document.parents.clear();
    document.words.body += "\n另一台电脑上补充的一段。";
    REQUIRE(client::save_draft(*replica, item, document));
    REQUIRE(client::offer_draft(*replica, item, true));
  }
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK(driver.shows("两个版本"));
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows("合并两个版本"));
  CHECK(driver.shows("（没有这一段）"));
  driver.click("取右边", "button");
  driver.click("合并成一篇");
  CHECK(driver.shows_part("已合并"));
  CHECK(driver.find("正文", "field").value.ends_with("另一台电脑上补充的一段。"));
}

TEST_CASE("an item much like the draft is a click away") {
  Town town;
  town.draft("春季防火巡查第一期");
  town.clock.advance(std::chrono::minutes(1));
  town.draft("春季防火巡查第二期");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查第二期", "row");
  driver.settle();
  CHECK(driver.shows("与本单位已有稿件相近"));
  driver.click("春季防火巡查第一期", "row");
  CHECK(driver.find("标题", "field").value == "春季防火巡查第一期");
}

}  // namespace
}  // namespace yibao::testing
