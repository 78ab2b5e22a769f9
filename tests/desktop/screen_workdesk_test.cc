#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("somebody new is told what comes first, and the figures stand beside it") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  CHECK(driver.shows_part("从这里开始"));
  CHECK(driver.shows("0 分"));
  CHECK(driver.shows("还没有收到政府办发布的排名。"));
  CHECK(driver.shows("0 / 8"));
  CHECK(driver.shows("还差 8，剩 21 天，每周约 3，进度落后"));
  CHECK(driver.shows("再报一篇能得多少分"));
  CHECK(driver.shows("问题、调研报告：报送"));
  CHECK(driver.shows("+5"));
  driver.click("任务 ›");
  CHECK(driver.desk().work.way.place() == app::Place::kTargets);
}

TEST_CASE("each line leads to what it is about") {
  Town town;
  town.offered("待签一篇");
  town.draft("草稿一篇");
  town.commission("约稿：春耕进展", at("2024-03-13 09:00"));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  CHECK(driver.find("约稿", "page").value == "1");
  CHECK(driver.shows("还有 47 小时"));
  driver.click("草稿一篇", "row");
  CHECK(driver.desk().work.way.place() == app::Place::kWriting);
  driver.click("工作台", "page");
  driver.click("约稿：春耕进展", "row");
  CHECK(driver.desk().work.commissions.opened());
  driver.click("工作台", "page");
  // These rules let a reporter sign an ordinary item.
  driver.click("待签一篇", "row");
  CHECK(driver.desk().work.way.place() == app::Place::kSigning);
}

TEST_CASE("what was refused is on the desk with its reason") {
  Town town;
  town.offered("被拒一篇");
  town.refuse_waiting();
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "工作台");
  CHECK(driver.shows_part("被拒收的"));
  driver.click("提交审签　被拒一篇", "row");
  CHECK(driver.desk().work.way.place() == app::Place::kOutbox);
}

TEST_CASE("a leader sees first what waits for the signature") {
  Town town;
  town.offered("待签一篇");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase, "工作台");
  CHECK(driver.shows_part("请您审签"));
  driver.click("待签一篇", "row");
  CHECK(driver.shows("签发报送", "button"));
}

}  // namespace
}  // namespace yibao::testing
