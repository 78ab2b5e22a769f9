#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("a commission is read, acknowledged, put off and declined by hand") {
  Town town;
  town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "约稿");
  CHECK(driver.shows("未确认"));
  driver.click("约稿：春耕进展", "row");
  CHECK(driver.shows_part("请写明做法、数字和下一步打算。"));
  CHECK(driver.shows_part("期限 03-15 18:00"));
  CHECK(driver.shows("需要 1 篇，类别：动态"));
  driver.click("确认收到", "button");
  CHECK(driver.shows("已确认收到。"));
  CHECK_FALSE(driver.find("确认收到", "button").enabled);
  driver.click("申请延期…", "button");
  CHECK_FALSE(driver.find("提出申请", "button").enabled);
  driver.type("希望延期到", "2024-03-");
  CHECK(driver.shows_part("请写晚于原期限的日期"));
  driver.type("希望延期到", "20");
  driver.type("理由", "等数据。");
  driver.click("提出申请", "button");
  CHECK(driver.shows_part("申请延期到"));
  driver.click("不能完成…", "button");
  driver.type("具体情况", "本镇没有这项工作。");
  driver.click("告知政府办", "button");
  CHECK(driver.shows_part("已说明不能完成："));
  driver.click("← 返回");
  CHECK(driver.shows("已说明不能完成"));
  CHECK(driver.shows("已申请延期"));
}

TEST_CASE("one click answers it with a draft, which then stands beneath the commission") {
  Town town;
  town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "约稿");
  driver.click("约稿：春耕进展", "row");
  CHECK(driver.shows("还没有应约稿件。"));
  driver.click("写稿应约", "button");
  CHECK(driver.desk().work.way.place() == app::Place::kWriting);
  driver.click("约稿", "page");
  driver.click("约稿：春耕进展", "row");
  driver.click("（还没有标题）", "row");
  CHECK(driver.desk().work.way.place() == app::Place::kWriting);
}

TEST_CASE("without commissions the page says when they come") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "约稿");
  CHECK(driver.shows_part("没有约稿。"));
}

}  // namespace
}  // namespace yibao::testing
