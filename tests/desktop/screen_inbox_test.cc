#include <doctest/doctest.h>

#include "tests/app/officer.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("an officer goes through the inbox by keyboard alone") {
  Town town;
  town.become_office("赵审核", kOfficerPassphrase);
  town.received("先到的");
  town.clock.advance(std::chrono::minutes(20));
  town.received("后到的");
  Driver driver(town);
  driver.sign_in(kOfficerPassphrase, "来稿");
  CHECK(driver.shows_part("2 篇等您处理"));
  driver.press('j');
  driver.press('k');
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows("先到的"));
  driver.press('a');
  CHECK(driver.shows("已接收。"));
  CHECK(driver.shows("后到的"));
  driver.press('r');
  CHECK(driver.shows("退回修改"));
  driver.type("说明（可以不写）", "请补充数字");
  driver.click("退改", "button");
  CHECK(driver.shows_part("没有等待处理的来稿"));
}

TEST_CASE("a unit's person has no inbox") {
  Town town;
  town.received("一篇");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK_FALSE(driver.shows("来稿", "page"));
}

}  // namespace
}  // namespace yibao::testing
