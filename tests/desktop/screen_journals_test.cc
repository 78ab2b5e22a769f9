#include <doctest/doctest.h>

#include "client/desktop/compat.h"
#include "client/desktop/views/frame.h"
#include "tests/app/officer.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

const std::string kTrees = "城川镇推进春季植树造林";
const std::string kSchools = "教体局开展校园安全排查";

// An officer's screen with two units' items, accepted.
struct Screen {
  Screen() {
    town.become_office(kOfficerName, kOfficerPassphrase);
    trees = town.accepted_from("chengchuan", kTrees);
    schools = town.accepted_from("jiaotiju", kSchools);
    driver = std::make_unique<Driver>(town);
  }
  void opens(const std::string& page) { driver->sign_in(kOfficerPassphrase, page); }
  void puts_into_issue(const std::string& title) {
    driver->click("##tick " + title, "check");
    driver->click("列入本期", "button");
  }

  Town town;
  domain::Subject trees, schools;
  std::unique_ptr<Driver> driver;
};

// Of the place and what is in it.
std::vector<std::string> scrolled_windows() {
  std::vector<std::string> names;
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
    const std::string name = window->Name;
    if (window->WasActive && window->ScrollbarY && name.starts_with(desktop::kPlaceWindow)) {
      names.push_back(name);
    }
  }
  return names;
}

TEST_CASE("an issue is put together and printed, and what that earned is said") {
  Screen screen;
  screen.opens("编刊");
  Driver& driver = *screen.driver;
  CHECK(driver.shows_part("这一期还没有稿件"));
  CHECK_FALSE(driver.find("付印…", "button").enabled);
  screen.puts_into_issue(kTrees);
  screen.puts_into_issue(kSchools);
  CHECK(driver.shows_part("没有等待使用的稿件"));
  driver.click("上移", "button");
  driver.click("付印…", "button");
  CHECK(driver.shows_part("付印即登记采用"));
  driver.click("付印", "button");
  CHECK(driver.shows_part("已付印，全部登记采用。"));
  CHECK(driver.shows_part("城川镇 +"));
  CHECK(driver.shows("2024-03-11 已付印 2 篇"));
}

TEST_CASE("nothing scrolls beside items while all of them have room") {
  Screen screen;
  screen.opens("编刊");
  CHECK(scrolled_windows() == std::vector<std::string>());
  screen.puts_into_issue(kTrees);
  CHECK(screen.driver->shows("下移", "button"));
  CHECK(scrolled_windows() == std::vector<std::string>());
}

TEST_CASE("two units' items become one, by shares that have to add up") {
  Screen screen;
  screen.opens("编刊");
  Driver& driver = *screen.driver;
  driver.click("##tick " + kTrees, "check");
  CHECK_FALSE(driver.find("合并…", "button").enabled);
  driver.click("##tick " + kSchools, "check");
  driver.click("合并…", "button");
  CHECK(driver.shows("合并成一篇"));
  driver.click("计分办法", "choice");
  driver.click("按比例分", "row");
  CHECK(driver.shows("比例要填 0 到 100 的整数。"));
  driver.type("城川镇 的比例", "60");
  driver.type("教体局 的比例", "4");
  CHECK(driver.shows("各单位比例加起来要等于 100。"));
  CHECK_FALSE(driver.find("合并", "button").enabled);
  driver.type("教体局 的比例", "0");
  driver.click("合并", "button");
  CHECK(driver.shows_part("已合并，作为一篇处理。"));
}

TEST_CASE(
    "the text is edited beside what the unit will see, and thrown away only when asked twice") {
  Screen screen;
  screen.opens("编刊");
  Driver& driver = *screen.driver;
  driver.click("##tick " + kTrees, "check");
  driver.click("编辑", "button");
  driver.type("标题", "成效明显");
  CHECK(driver.shows_part(kTrees + "成效明显"));
  driver.click("放弃修改…", "button");
  driver.key(ImGuiKey_Escape);
  CHECK(driver.find("标题", "field").value == kTrees + "成效明显");
  driver.click("保存", "button");
  CHECK(driver.shows_part("已保存，报送单位会看到改动。"));
}

TEST_CASE("what happened to an item is entered in a dialog and taken back with a reason") {
  Screen screen;
  screen.opens("编刊");
  Driver& driver = *screen.driver;
  driver.click(kTrees, "row");
  CHECK(driver.shows_part("还没有采用、转报或批示。"));
  driver.click("登记批示…", "button");
  driver.click("登记", "button");
  CHECK(driver.shows_part("城川镇 +"));
  driver.click("撤销…", "button");
  driver.type("说明（可以不写）", "登记错了");
  driver.click("撤销", "button");
  CHECK(driver.shows("已撤销"));
}

TEST_CASE("a pasted list shows each line's fate before anything is entered") {
  Screen screen;
  screen.opens("采用批示");
  Driver& driver = *screen.driver;
  driver.type("整张清单登记", "《每日要情》 " + kTrees + "；没有的刊物");
  driver.key(ImGuiKey_Enter);
  for (const char32_t c : base::to_code_points("没有刊物的一行")) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(driver.glyphs().stand_in(c)));
  }
  driver.settle();
  CHECK(driver.shows("可以登记"));
  CHECK(driver.shows("看不明白"));
  driver.click("登记选中的 1 条", "button");
  CHECK(driver.shows_part("城川镇 +"));
  CHECK(driver.find("整张清单登记", "field").value.empty());
}

}  // namespace
}  // namespace yibao::testing
