// The office's rules at a screen: read, mended by the sentence, tried, adopted, and a unit's
// target.
#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/app/office/office.h"
#include "tests/desktop/driver.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

const std::string kClerkPassphrase = "officer-words-here";
const std::string kMonthlyBase = "每月基础条数：每月“报送”达到 第一组 8、第二组 8、第三组 ";

struct RulesScreen {
  Town town;
  std::unique_ptr<Driver> driver;

  RulesScreen() {
    town.become_office("赵审核", kClerkPassphrase);
    town.add_units({"chengchuan"});
    sent_once("chengchuan");
    driver = std::make_unique<Driver>(town);
    driver->sign_in(kClerkPassphrase, "规则");
  }
  // A unit's own records of a year know of one item.
  void sent_once(const std::string& unit) {
    domain::RecordsImported::Row row;
    row.on_date = day("2024-02-05");
    row.record = "submitted";
    row.kind = "dynamic";
    domain::Event event;
    event.unit = base::UnitCode(unit);
    event.subject = domain::Subject("records-of-" + unit);
    domain::RecordsImported imported;
    imported.rows = {row};
    event.body = imported;
    const domain::Subject records = event.subject;
    const auto replica = town.replica();
    town.receive(*replica, std::move(event));
    must(replica->refold(records));
  }
  app::RulesPlace& place() { return driver->desk().work.office().rules; }

  void begins() {
    driver->click("照这一版起草…", "button");
    driver->pause();
    REQUIRE(driver->shows_part("没有问题"));
  }
  // A group's figure of the monthly target, in place of what is there.
  void writes(const std::string& figure) {
    if (!driver->shows("第三组", "field")) driver->scroll_to("第三组", "field", "时段");
    driver->click("第三组", "field");
    driver->key(ImGuiKey_End);
    driver->key(ImGuiKey_Backspace);
    driver->type("第三组", figure);
    driver->pause();
  }
  void opens_monthly_base() {
    driver->type("查找", "每月基础条数");
    driver->click(kMonthlyBase + "4", "row");
  }
};

TEST_CASE("the office reads its rules, mends a figure by its sentence, tries and adopts it") {
  RulesScreen screen;
  Driver& driver = *screen.driver;
  CHECK(driver.shows_part("现行第 1 版"));
  CHECK(driver.shows("信息类别"));
  screen.begins();
  screen.opens_monthly_base();
  CHECK(driver.shows("按文本修改", "button"));

  screen.writes("六");
  CHECK(driver.shows_part("有 1 处问题，改好以前不能采用和试算"));
  CHECK_FALSE(driver.find("试算…", "button").enabled);
  driver.click("采用…", "button");
  driver.pause();
  CHECK(driver.shows_part("草稿有 1 处问题，不能采用"));
  CHECK_FALSE(driver.find("采用", "button").enabled);
  driver.key(ImGuiKey_Escape);
  CHECK_FALSE(driver.shows("采用", "button"));

  screen.writes("6");
  CHECK(driver.shows_part("没有问题"));
  CHECK(driver.shows(kMonthlyBase + "6"));
  CHECK(driver.shows("已改动"));

  driver.click("试算…", "button");
  driver.click("开始试算", "button");
  for (int i = 0; i < 20 && screen.place().trial.running(); ++i) driver.settle();
  CHECK(driver.shows_part("2024 年，截至 2024-03-11"));
  CHECK(driver.shows_part("减少 0 个"));

  driver.click("修改草稿", "button");
  driver.click("采用…", "button");
  driver.pause();
  CHECK(driver.shows("改变的内容"));
  CHECK(driver.find("从哪天起", "field").value == "2024-04-01");
  driver.click("采用", "button");
  driver.pause();
  CHECK(driver.shows("已采用第 2 版，2024-04-01 起施行。"));
  CHECK(driver.shows(kMonthlyBase + "6"));
  CHECK(driver.glyphs().missing() == 0);
}

TEST_CASE("who gains and who loses by a draft is listed, each unit with its reasons") {
  RulesScreen screen;
  Driver& driver = *screen.driver;
  screen.begins();
  REQUIRE(screen.place().draft.change("", [](client::RulesetText& text) {
    return text.replace("$.points.sum[0].items.sum[0].points", "4");
  }));
  driver.pause();
  driver.click("试算", "button");
  driver.click("开始试算", "button");
  for (int i = 0; i < 20 && screen.place().trial.running(); ++i) driver.settle();
  CHECK(driver.shows_part("增加 1 个单位，减少 0 个"));
  CHECK(driver.shows("+3"));
  driver.click("城川镇", "row");
  CHECK(driver.shows_part("城川镇　1 → 4"));
  CHECK(driver.shows_part("报送积分　1 → 4"));
}

TEST_CASE("a step is taken back by its key, and a discarded draft is gone") {
  RulesScreen screen;
  Driver& driver = *screen.driver;
  screen.begins();
  screen.opens_monthly_base();
  screen.writes("6");
  CHECK(driver.find("撤销", "button").enabled);
  driver.click("撤销", "button");
  driver.pause();
  CHECK(driver.shows(kMonthlyBase + "4"));
  driver.click("放弃草稿…", "button");
  CHECK(driver.shows_part("不能恢复"));
  driver.click("放弃", "button");
  driver.pause();
  CHECK(driver.shows_part("没有修改中的草稿"));
}

TEST_CASE("a draft that is no JSON is mended as text, with what is wrong said above it") {
  RulesScreen screen;
  Driver& driver = *screen.driver;
  screen.begins();
  screen.place().draft.set_text("{\"name\": ", "");
  driver.pause();
  CHECK(driver.shows_part("整个文件还不是有效的 JSON"));
  CHECK_FALSE(driver.find("试算…", "button").enabled);
  driver.click("撤销", "button");
  driver.pause();
  CHECK(driver.shows_part("没有问题"));
}

TEST_CASE("a unit's own target is set in a question and listed with its reason") {
  RulesScreen screen;
  Driver& driver = *screen.driver;
  driver.click("单位任务", "button");
  driver.pause();
  CHECK(driver.shows_part("各单位的任务都按规则"));
  driver.click("规定单位任务…", "button");
  driver.type("任务数", "3");
  driver.type("理由（可以不写）", "人手少");
  driver.click("规定", "button");
  driver.pause();
  CHECK(driver.shows_part("人手少"));
  CHECK(driver.shows_part("按规则是 8"));
}

TEST_CASE("a unit's person has no place for rules") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK_FALSE(driver.shows("规则", "page"));
}

}  // namespace
}  // namespace yibao::testing
