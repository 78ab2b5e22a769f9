#include <doctest/doctest.h>

#include "tests/app/bulletin_stage.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

domain::Subject asked(BulletinStage& stage, const std::string& unit, const char* due) {
  client::CommissionInput input;
  input.title = "春耕进度";
  input.text = "请写明做法和数字。";
  input.due = at(due);
  input.units = {base::UnitCode(unit)};
  const auto id = client::issue_commission(*stage.town.replica(kPublisherPassphrase), input);
  REQUIRE(id);
  stage.town.deliver_waiting();
  return *id;
}

TEST_CASE("an office with nothing to do is told so") {
  BulletinStage stage;
  Driver driver(stage.town);
  driver.sign_in(kPublisherPassphrase, "工作台");
  CHECK(driver.shows_part("没有等待处理的来稿"));
}

TEST_CASE("what waits for the office stands on its desk, and each line leads to it") {
  BulletinStage stage;
  const auto commission = asked(stage, "chengchuan", "2024-03-20 18:00");
  stage.item_of("jiaotiju", "教体局开展校园安全检查");
  stage.wait_until("2024-04-03 09:00");
  Driver driver(stage.town);
  driver.sign_in(kPublisherPassphrase, "工作台");
  CHECK(driver.shows("教体局开展校园安全检查"));
  CHECK(driver.shows_part("待评定 1"));
  CHECK(driver.shows_part("逾期未报 1"));
  CHECK(driver.shows_part("2024-03-31 期满"));
  driver.click("春耕进度");
  CHECK(driver.desk().work.way.place() == app::Place::kAsking);
  CHECK(driver.desk().work.office().asking.one.opened() == commission);
}

TEST_CASE("a bulletin that is due is begun from the desk, and called for until it is published") {
  BulletinStage stage;
  stage.item_of("jiaotiju", "教体局开展校园安全检查");
  stage.wait_until("2024-04-03 09:00");
  {
    Driver driver(stage.town);
    driver.sign_in(kPublisherPassphrase, "工作台");
    driver.click("2024年第一季度政务信息工作通报");
    CHECK(driver.desk().work.way.place() == app::Place::kBulletins);
    CHECK(driver.desk().work.office().bulletins.draft.is_open());
  }
  stage.publish("2024-Q1");
  Driver driver(stage.town);
  driver.sign_in(kPublisherPassphrase, "工作台");
  CHECK_FALSE(driver.shows_part("期满"));
}

}  // namespace
}  // namespace yibao::testing
