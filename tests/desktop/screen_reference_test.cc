#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("the rules are read and searched, each with its clause") {
  Town town;
  town.key_topics("三月要点", day("2024-03-01"), day("2024-03-31"));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "资料");
  CHECK(driver.shows("三月要点"));
  CHECK(driver.shows("当前"));
  driver.click("本地规则", "button");
  CHECK(driver.shows("信息类别"));
  driver.type("查找", "每月基础条数");
  CHECK(driver.shows_part("每月基础条数：每月“报送”达到"));
  CHECK(driver.shows_part("依据：二（四）"));
  CHECK_FALSE(driver.shows("信息类别"));
  driver.type("查找", "没有这个词");
  CHECK(driver.shows("没有找到。"));
  CHECK(driver.glyphs().missing() == 0);
}

TEST_CASE("what has not arrived says so") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "资料");
  CHECK(driver.shows_part("还没有收到报送要点"));
  driver.click("政府办联系人", "button");
  CHECK(driver.shows_part("还没有收到政府办的联系方式"));
  driver.click("通报", "button");
  CHECK(driver.shows_part("还没有收到通报"));
  driver.click("采用范例", "button");
  CHECK(driver.shows_part("还没有被采用的稿件"));
}

TEST_CASE("the journey of an item is opened from its page, with the receipt checked") {
  Town town("changji", "fukangshi");  // where a reporter does not sign
  const domain::Subject item = town.offered("办理一篇");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("办理一篇", "row");
  driver.click("办理凭证…", "button");
  CHECK(driver.desk().work.way.place() == app::Place::kJourney);
  CHECK(driver.shows("提交审签"));
  CHECK(driver.shows_part("没有回执"));
  driver.click("存为 PDF…", "button");
  CHECK(driver.desk().work.picker.is_open());
  driver.desk().work.picker.cancel();
  driver.settle();
  driver.click("← 返回");
  CHECK(driver.desk().work.way.place() == app::Place::kReading);
  CHECK(driver.shows("办理过程"));
}

}  // namespace
}  // namespace yibao::testing
