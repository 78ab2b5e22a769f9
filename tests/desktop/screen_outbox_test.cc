#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("a refused offer is mended from the outbox") {
  Town town;
  town.offered("被拒一篇");
  town.refuse_waiting();
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "待发送");
  CHECK(driver.shows_part("文字回到草稿里"));
  driver.click("修改", "button");
  CHECK(driver.find("标题", "field").value == "被拒一篇");
}

TEST_CASE("what waits says so, is opened and exported, and cannot be thrown away") {
  Town town;
  town.offered("待发一篇");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "待发送");
  CHECK(driver.shows_part("线路恢复后自动发送"));
  CHECK_FALSE(driver.shows("丢弃…", "button"));
  driver.click("导出…", "button");
  CHECK(driver.desk().work.picker.is_open());
  driver.desk().work.picker.cancel();
  driver.settle();
  driver.click("打开", "button");
  CHECK(driver.shows("办理过程"));
}

TEST_CASE("a long outbox is scrolled to its end and back; what cannot be seen is not drawn") {
  Town town;
  constexpr int kOffers = 25;
  for (int i = 1; i <= kOffers; ++i) town.offered("第" + std::to_string(i) + "篇");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "待发送");
  CHECK(driver.shows("第1篇"));
  CHECK_THROWS(driver.find("第25篇"));
  driver.scroll_to("第25篇");
  CHECK_THROWS(driver.find("第1篇"));
  for (int i = 0; i < 100 && !driver.shows("第1篇"); ++i) {
    NullScreen::wheel(1);
    driver.frame();
  }
  CHECK(driver.shows("第1篇"));
}

}  // namespace
}  // namespace yibao::testing
