#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

const std::string kWhat = "什么事（一句话，就是今后的标题）";
const std::string kTo = "电话报给了谁";

void note_call(Driver& driver, const std::string& what) {
  driver.type(kWhat, what);
  driver.type(kTo, "县政府值班室");
  driver.click("登记", "button");
}

TEST_CASE("an emergency is noted in three fields and stands on top until its text is offered") {
  Town town;
  town.draft("普通一篇");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  driver.click("电话报告…", "button");
  CHECK_FALSE(driver.find("登记", "button").enabled);
  note_call(driver, "团结路燃气泄漏");
  CHECK(driver.shows_part("已登记电话报告"));
  CHECK(driver.shows_part("电话已报，待补文字"));
  driver.click("稿件", "page");
  CHECK(driver.find("团结路燃气泄漏", "row").from.y < driver.find("普通一篇", "row").from.y);
  driver.click("团结路燃气泄漏", "row");
  driver.click("要素", "button");
  CHECK(driver.shows_part("已电话报告"));
  CHECK(driver.find(kTo, "field").value == "县政府值班室");
}

TEST_CASE("what was typed of a call stays through a lock and is given up by Escape") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  driver.strike('E', true);
  driver.type(kWhat, "水库漫坝");
  driver.desk().work.lock();
  driver.settle();
  driver.type("口令", kReporterPassphrase);
  driver.click("解锁", "button");
  CHECK(driver.find(kWhat, "field").value == "水库漫坝");
  driver.key(ImGuiKey_Escape);  // out of the field
  driver.key(ImGuiKey_Escape);
  CHECK_FALSE(driver.shows(kWhat, "field"));
}

TEST_CASE("a time that is none is said to be so, and nothing is noted") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  driver.strike('E', true);
  driver.type("什么时候打的", "99");
  driver.type(kWhat, "水库漫坝");
  driver.type(kTo, "县政府值班室");
  CHECK(driver.shows_part("时间请写成"));
  CHECK_FALSE(driver.find("登记", "button").enabled);
}

}  // namespace
}  // namespace yibao::testing
