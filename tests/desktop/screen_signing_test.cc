// Signing by label and by key.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/desktop/driver.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

TEST_CASE("two items are signed one after the other without the mouse") {
  Town town("changji", "fukangshi");
  town.offered("第一篇稿件");
  town.clock.advance(std::chrono::hours(3));
  town.offered("第二篇稿件");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("审签", "page");
  CHECK(driver.shows_part("2 篇等您审签"));
  CHECK(driver.shows_part("已等 3 小时"));
  driver.press('j');
  driver.press('k');
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows("第 1 篇，共 2 篇"));
  CHECK(driver.shows("报送前检查没有发现问题。"));
  driver.press('j');
  CHECK(driver.shows("第 2 篇，共 2 篇"));
  driver.press('k');
  CHECK(driver.shows("第一篇稿件", "text"));
  for (const char digit : {'1', '2', '3', '4'}) driver.press(digit);
  // The passphrase has the keyboard now.
  for (const char c : kLeaderPassphrase) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(c));
  }
  driver.settle();
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows_part("已签发"));
  CHECK(driver.shows("第 1 篇，共 1 篇"));
  CHECK(driver.shows("第二篇稿件", "text"));
  CHECK(driver.find("政策关：符合方针政策", "check").value == "0");
  driver.key(ImGuiKey_Escape);
  CHECK(driver.shows("第二篇稿件", "row"));
}

TEST_CASE("what changed is marked, and what is gone can be hidden") {
  Town town;
  const domain::Subject item = town.offered("春季防火巡查");
  {
    const auto leader = town.replica(kLeaderPassphrase);
    const std::string reason = leader->ruleset()->words.reasons.all().front().id;
    must(client::send_back(*leader, item, reason, "请核实人数"));
    client::DraftDocument document = must(client::open_draft(*leader, item));
    document.words.body.replace(document.words.body.find("126"), 3, "128");
    must(client::save_draft(*leader, item, document));
    must(client::offer_draft(*leader, item, true));
  }
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("审签", "page");
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows_part("126128名"));
  CHECK(driver.shows_part("上次退改"));
  CHECK(driver.shows("请核实人数"));
  driver.click("显示删去的文字");
  CHECK_FALSE(driver.shows_part("126"));
  CHECK(driver.shows_part("组织护林员128名"));
  CHECK(driver.glyphs().missing() == 0);
}

TEST_CASE("the author who is the leader is told by the clause that another one signs") {
  Town town("changji", "fukangshi");
  {
    const domain::Subject draft = town.draft("草稿");
    const auto leader = town.replica(kLeaderPassphrase);
    client::DraftDocument document = must(client::open_draft(*leader, draft));
    document.words.title = "领导自己写的一篇";
    must(client::offer_draft(*leader, must(client::new_draft(*leader, document)), true));
  }
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("领导自己写的一篇", "row");
  CHECK(driver.shows_part("等待审签"));
  CHECK(driver.shows(
      texts::sentence(texts::Language::kChinese, base::Error(base::ErrorCode::kAuthorMayNotSign))));
  CHECK(driver.shows("二（三）严格审核程序"));
  CHECK_FALSE(driver.shows("签发报送"));
}

TEST_CASE("an item is withdrawn after a question, with a reason") {
  Town town("changji", "fukangshi");
  town.offered("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.click("撤回…");
  driver.click("取消");
  driver.click("撤回…");
  driver.click("撤回", "button");
  CHECK(driver.shows("已撤回。"));
  CHECK_FALSE(driver.shows("撤回…"));
}

TEST_CASE("delegation and what was signed are reached from the queue") {
  Town town("changji", "fukangshi");
  town.offered("第一篇稿件");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("审签", "page");
  driver.click("外出委托", "button");
  CHECK_FALSE(driver.find("委托", "button").enabled);
  driver.type("从哪一天", "2024-03-11");
  driver.type("到哪一天（含）", "2024-03-15");
  driver.click("委托", "button");
  CHECK(driver.shows_part("2024-03-11 至 2024-03-15"));
  CHECK(driver.shows("有效"));
  driver.click("← 返回");
  driver.click("我签发的", "button");
  CHECK(driver.shows("还没有签发过稿件。"));
}

TEST_CASE("in a long queue the chosen item comes into view; what cannot be seen is not drawn") {
  Town town("changji", "fukangshi");
  constexpr int kWaiting = 20;
  for (int i = 1; i <= kWaiting; ++i) {
    town.offered("待签第" + std::to_string(i) + "篇");
    town.clock.advance(std::chrono::minutes(5));
  }
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("审签", "page");
  CHECK(driver.shows("待签第1篇", "row"));
  CHECK_THROWS(driver.find("待签第20篇", "row"));
  for (int i = 1; i < kWaiting; ++i) driver.press('j');
  CHECK(driver.shows("待签第20篇", "row"));
  CHECK_THROWS(driver.find("待签第1篇", "row"));
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows("第 20 篇，共 20 篇"));
}

}  // namespace
}  // namespace yibao::testing
