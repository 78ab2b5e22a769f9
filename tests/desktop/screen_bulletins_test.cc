// Bulletins and awards on the screen: the office drafts, words, publishes; a unit reads.
#include <doctest/doctest.h>

#include "client/core/app/office/office.h"
#include "tests/app/bulletin_stage.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

struct Quarter {
  BulletinStage stage;
  domain::Subject item;

  Quarter() {
    item = stage.item_of("chengchuan", "城川镇推进民族团结进步工作");
    stage.adopt("chengchuan", item, "ordos_zhengxun", "2024-03-20");
    stage.wait_until("2024-04-03 09:00");
  }
  void settled(Driver& driver) {
    for (int i = 0; i < 3; ++i) driver.settle();
  }
};

TEST_CASE("a bulletin is drafted, worded, looked at and published by what the screen says") {
  Quarter quarter;
  Driver driver(quarter.stage.town);
  driver.sign_in(kPublisherPassphrase, "通报");
  quarter.settled(driver);
  CHECK(driver.shows_part("每季度通报一次"));
  CHECK(driver.shows("2024年第一季度"));
  driver.click("2024年第一季度", "row");
  quarter.settled(driver);
  CHECK(driver.shows("总体情况", "row"));
  CHECK(driver.shows_part("数字截至 2024-04-03"));
  driver.click("下一步工作要求", "row");
  driver.type("文字", "请各单位再接再厉。");
  driver.pause();
  CHECK(driver.shows("已修改"));
  driver.click("预览", "button");
  quarter.settled(driver);
  CHECK(driver.shows("鄂托克前旗政务信息工作通报"));
  CHECK(driver.shows_part("现将2024年第一季度全旗政务信息报送和采用情况通报如下"));
  driver.click("发布…", "button");
  CHECK(driver.shows_part("全部 3 个报送单位都能看到"));
  driver.click("发布", "button");
  quarter.settled(driver);
  CHECK(driver.shows_part("通报已发布"));
  CHECK(driver.shows("第1期　2024年第一季度政务信息工作通报"));
}

TEST_CASE("parts are left out and moved by keyboard and mouse; figures cannot be typed into") {
  Quarter quarter;
  Driver driver(quarter.stage.town);
  driver.sign_in(kPublisherPassphrase, "通报");
  quarter.settled(driver);
  driver.click("2024年第一季度", "row");
  quarter.settled(driver);
  driver.click("存在问题", "row");
  driver.click("放进通报", "check");
  CHECK(driver.shows("未放入"));
  driver.click("上移", "button");
  const auto& parts = driver.desk().work.office().bulletins.draft.parts();
  CHECK(parts[3].name == "存在问题");
  CHECK(parts[3].left_out);
  driver.click("2024年第一季度全旗积分排名表", "row");
  quarter.settled(driver);
  CHECK(driver.shows_part("数字由系统按记录统计"));
  CHECK_FALSE(driver.shows("文字", "field"));
}

TEST_CASE("a published bulletin shows what has changed since and leads to its correction") {
  Quarter quarter;
  quarter.stage.publish("2024-Q1");
  quarter.stage.adopt("chengchuan", quarter.item, "meiri_yaoqing", "2024-03-28");
  Driver driver(quarter.stage.town);
  driver.sign_in(kPublisherPassphrase, "通报");
  quarter.settled(driver);
  CHECK(driver.shows_part("个单位数字有变"));
  driver.click("第1期　2024年第一季度政务信息工作通报", "row");
  quarter.settled(driver);
  CHECK(driver.shows_part("个单位的数字与发布时不同"));
  CHECK(driver.shows("关于2024年第一季度政务信息工作情况的通报"));
  driver.click("起草更正通报", "button");
  quarter.settled(driver);
  CHECK(driver.shows("更正内容", "row"));
  driver.click("预览", "button");
  quarter.settled(driver);
  CHECK(driver.shows("关于2024年第一季度政务信息工作情况的更正通报"));
}

TEST_CASE("awards that tie are ticked, and the bulletin that settles them is drafted") {
  BulletinStage stage{"changji",
                      {"fukangshi", "changjishi", "qitaixian", "muleixian", "manasixian"}};
  stage.wait_until("2025-01-10 09:00");
  Driver driver(stage.town);
  driver.sign_in(kPublisherPassphrase, "奖励");
  for (int i = 0; i < 3; ++i) driver.settle();
  CHECK(driver.shows_part("名次在奖励线上并列"));
  CHECK(driver.shows_part("请先勾选由谁获奖"));
  driver.click("阜康市", "check");
  for (int i = 0; i < 3; ++i) driver.settle();
  CHECK(driver.shows_part("合计 2000 元"));
  driver.click("起草奖励通报并结算…", "button");
  for (int i = 0; i < 3; ++i) driver.settle();
  CHECK(driver.shows("先进单位", "row"));
  driver.click("预览", "button");
  for (int i = 0; i < 3; ++i) driver.settle();
  CHECK(driver.shows_part("阜康市，每个单位奖励2000元。"));
}

TEST_CASE("anybody reads bulletins as documents among what can be looked up") {
  Quarter quarter;
  quarter.stage.publish("2024-Q1");
  Driver driver(quarter.stage.town);
  driver.sign_in(kPublisherPassphrase, "资料");
  driver.click("通报", "button");
  quarter.settled(driver);
  driver.click("第1期　2024年第一季度政务信息工作通报", "row");
  quarter.settled(driver);
  CHECK(driver.shows("关于2024年第一季度政务信息工作情况的通报"));
  CHECK(driver.shows("一、总体情况"));
  driver.key(ImGuiKey_Escape);
  CHECK(driver.shows("第1期　2024年第一季度政务信息工作通报", "row"));
}

}  // namespace
}  // namespace yibao::testing
