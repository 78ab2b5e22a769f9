#include <doctest/doctest.h>

#include "client/core/kept_figures.h"
#include "tests/app/asking_office.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

// Three items of 城川镇, one of 教体局.
struct Figures : AskingOffice {
  Figures() {
    for (const char* title : {"三月一", "三月二", "三月三"}) {
      town.received_from("chengchuan", {title});
    }
    town.received_from("jiaotiju", {"教体的"});
  }
};

// Under rules with conditions for interviews and with training.
struct YearlyFigures : AskingOffice {
  YearlyFigures() : AskingOffice("changji", "changjishi", {"fukangshi", "xinfangju"}) {
    town.clock.set(at("2024-04-10 09:00"));
  }
};

// What is higher on the screen is nearer the top of the list.
float height_of(const Driver& driver, const std::string& unit) {
  return driver.find(unit, "row").from.y;
}

TEST_CASE("an officer sorts the table, finds a unit, and reads its ledger down to an item") {
  Figures office;
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "排名");
  CHECK(driver.shows("服务器还没有发布过排名。"));
  CHECK(height_of(driver, "城川镇") < height_of(driver, "教体局"));
  driver.click("积分", "button");
  CHECK(height_of(driver, "城川镇") < height_of(driver, "发改委"));
  driver.click("积分", "button");
  CHECK(height_of(driver, "发改委") < height_of(driver, "城川镇"));
  driver.type("查找单位", "城川");
  CHECK_FALSE(driver.shows("教体局", "row"));
  driver.click("城川镇", "row");
  CHECK(driver.shows_part("还差"));
  driver.click("积分构成", "button");
  CHECK(driver.shows_part("二（四）1（1）信息报送标准"));
  driver.click("逐笔明细", "button");
  CHECK(driver.shows_part("三月三"));
  driver.click("各月对比", "button");
  CHECK(driver.shows("03"));
  driver.click("逐笔明细", "button");
  driver.click("报送　三月三", "row");
  CHECK(driver.desk().work.way.place() != app::Place::kStandings);
  driver.click("← 返回");
  CHECK(driver.shows("逐笔明细", "button"));
  driver.click("← 返回");
  CHECK(driver.shows("城川镇", "row"));
}

TEST_CASE("bars open a unit's ledger; months and pace are drawn as charts of their own") {
  Figures office;
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "排名");
  driver.click("图表", "button");
  CHECK(driver.find("城川镇", "bar").value == "3");
  driver.click("城川镇", "bar");
  CHECK(driver.shows("城川镇"));
  driver.click("看进度图", "button");
  driver.settle();
  CHECK(driver.find("单位", "choice").value == "城川镇");
  CHECK(driver.shows_part("3 / 8"));
  driver.click("逐月走势", "button");
  driver.settle();
  CHECK(driver.shows("看哪一项", "choice"));
  driver.click("选单位…", "button");
  driver.click("教体局", "check");
  driver.click("好了", "button");
  CHECK(driver.desk().work.office().standings.shown_units.count() == 1);
}

TEST_CASE("a published figure that comes out otherwise here is an alarm on the screen") {
  Figures office;
  protocol::StandingDocument document;
  document.ruleset = "otog";
  document.period = "2024";
  document.as_of = day("2024-03-11");
  document.sequence = 1000;
  protocol::StandingUnit unit;
  unit.unit = base::UnitCode("chengchuan");
  unit.points = "99";
  unit.provisional = "0";
  document.units.push_back(unit);
  office.town.publish(document);
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "排名");
  CHECK(driver.shows_part("与已发布的排名不一致"));
  CHECK(driver.shows("城川镇　积分：本机 3，已发布 99"));
}

TEST_CASE("a candidate's interview is noted, and one that was a mistake is taken back") {
  YearlyFigures office;
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "排名");
  driver.click("约谈", "button");
  CHECK(driver.shows("阜康市"));
  driver.click("登记约谈…", "button");
  CHECK(driver.shows("还要写问题。"));
  driver.type("问题", "报送数量不够");
  driver.type("整改期限（可以不写）", "2024-05-10");
  driver.click("登记", "button");
  CHECK(driver.shows("约谈已登记。"));
  driver.click("已约谈 1", "button");
  CHECK(driver.shows_part("整改期限 2024-05-10"));
  driver.click("撤销…", "button");
  driver.type("为什么撤销", "登记错单位");
  driver.click("撤销", "button");
  driver.settle();
  CHECK(driver.shows("已撤销，原记录留着。"));
}

TEST_CASE("a training that is wanted is entered for all who lack it, and says what it moves") {
  YearlyFigures office;
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "排名");
  driver.click("年度事项", "button");
  driver.click("为这些单位登记…", "button");
  CHECK(driver.shows_part("规则要看人数"));
  driver.type("多少人", "60");
  driver.click("登记", "button");
  driver.settle();
  CHECK(driver.shows_part("个单位登记。"));
  driver.click("已登记的 1", "button");
  driver.click("撤销…", "button");
  CHECK(driver.shows("撤销这条事项"));
  driver.key(ImGuiKey_Escape);
  CHECK_FALSE(driver.shows("撤销这条事项"));
  driver.click("撤销…", "button");
  driver.type("为什么撤销", "重复登记");
  driver.click("撤销", "button");
  driver.settle();
  CHECK(driver.shows("已撤销，不再计分；原记录留着。"));
}

TEST_CASE("a unit's people find their own rank instead of everybody's table") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "排名");
  CHECK_FALSE(driver.shows("排名表", "button"));
  CHECK(driver.shows("积分", "page"));
}

}  // namespace
}  // namespace yibao::testing
