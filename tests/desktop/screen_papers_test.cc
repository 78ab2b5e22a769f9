#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("a mark is asked about; who answers yes registers a hand delivery") {
  Town town;
  town.draft("夜间演练");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("夜间演练", "row");
  driver.desk().work.writing.fields.title = "夜间演练 绝密★";
  driver.desk().work.writing.edited();
  driver.pause();
  CHECK(driver.shows("这篇稿件是否涉密？"));
  CHECK(driver.shows_part("在您回答之前，不保存、不发送"));
  driver.click("不涉密，回去修改");
  CHECK_FALSE(driver.shows("这篇稿件是否涉密？"));
  driver.click("附件与保密", "button");
  driver.click("发现涉密…");
  driver.click("涉密，立即清除");
  CHECK(driver.shows_part("已清除"));
  CHECK(driver.shows_part("还没有登记过专人直送"));
  driver.click("登记专人直送", "button");
  driver.click("登记", "button");
  CHECK(driver.shows("第 1 号"));
  CHECK(driver.shows("已登记，待收件"));
  CHECK(driver.shows("打印交接单", "button"));
  driver.click("稿件", "page");
  CHECK_FALSE(driver.shows("夜间演练", "row"));
}

TEST_CASE("attachments are shown beside the text, and a work secret in the list") {
  Town town;
  town.draft("夜间演练");
  const TempFolder folder;
  write_file(folder.path() / "表.csv", "甲,乙");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("夜间演练", "row");
  driver.click("附件与保密", "button");
  driver.desk().work.dropped({folder.path() / "表.csv"});
  driver.settle();
  CHECK(driver.shows("表.csv"));
  CHECK(driver.shows("打开查看", "button"));
  driver.click("去掉");
  CHECK_FALSE(driver.shows("表.csv"));
  driver.click("工作秘密，只留在本机");
  CHECK(driver.shows_part("取消标记之前不能提交审签"));
  driver.pause();
  driver.click("← 返回");
  CHECK(driver.shows("只留本机"));
}

}  // namespace
}  // namespace yibao::testing
