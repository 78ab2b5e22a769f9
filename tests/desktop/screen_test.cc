#include <doctest/doctest.h>

#include <algorithm>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

// There are some, each with its sentence and its clause.
bool shows_findings(const Driver& driver) {
  const auto& findings = driver.desk().work.writing.findings();
  return !findings.empty() &&
         std::all_of(findings.begin(), findings.end(), [&](const rules::Finding& finding) {
           const std::string sentence =
               texts::text(texts::Language::kChinese, "finding." + finding.code, finding.args);
           return driver.shows(sentence) &&
                  (finding.clause.empty() || driver.shows(finding.clause));
         });
}

TEST_CASE("signing in by passphrase; a wrong one is answered in words with its code") {
  Town town;
  town.draft("镇里春耕备耕进展");
  Driver driver(town);
  CHECK_FALSE(driver.find("登录", "button").enabled);
  driver.sign_in("not the words");
  CHECK(driver.shows_part("口令不对"));
  CHECK(driver.shows("代码 passphrase_wrong"));
  driver.sign_in(kReporterPassphrase);
  CHECK(driver.shows("镇里春耕备耕进展", "row"));
  CHECK(driver.shows("草稿", "text"));
  CHECK(driver.shows(kReporterName));
  CHECK(driver.shows("昂素镇"));
  CHECK(driver.shows("没有待发送"));
  CHECK(driver.shows("还没有收发过"));
}

TEST_CASE("the Enter key signs in as well") {
  Town town;
  Driver driver(town);
  driver.type("口令", kLeaderPassphrase);
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows(kLeaderName));
  CHECK(driver.shows("领导"));
}

TEST_CASE("a draft is written, saved by itself, and names in rare characters stay what they are") {
  Town town;
  {
    Driver driver(town);
    driver.sign_in(kReporterPassphrase);
    CHECK(driver.shows_part("还没有稿件"));
    driver.click("写新稿");
    driver.click("动态", "button");
    driver.type("标题", "护林员张𬭊的一天");
    driver.type("正文", "清晨六点出发。");
    driver.key(ImGuiKey_Enter);
    driver.click("要素", "button");
    driver.type("撰稿人", "、张𬭊");
    driver.click("检查", "button");
    CHECK(driver.shows("停顿时自动保存"));
    driver.pause();
    CHECK(driver.shows_part("已保存到本机"));
    CHECK(driver.shows("报送前检查"));
    CHECK(shows_findings(driver));
    CHECK(driver.glyphs().missing() == 0);
    CHECK(driver.find("正文", "field").value.starts_with("清晨六点出发。"));
    driver.click("← 返回");
    CHECK(driver.shows("护林员张𬭊的一天", "row"));
  }
  const auto replica = town.replica();
  const auto drafts = replica->drafts().all();
  REQUIRE(drafts->size() == 1);
  const auto document = replica->drafts().load(drafts->front().draft);
  CHECK((*document)->words.title == "护林员张𬭊的一天");
  CHECK((*document)->words.body.starts_with("清晨六点出发。"));
  CHECK((*document)->words.authors == std::vector<std::string>{kReporterName, "张𬭊"});
}

TEST_CASE("what pre-flight refuses cannot be offered; mended it can, with the declaration only") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.desk().work.writing.fields.telephone.clear();
  driver.desk().work.writing.edited();
  driver.pause();
  CHECK(shows_findings(driver));
  const auto& findings = driver.desk().work.writing.findings();
  CHECK(driver.find("提交审签", "button").enabled == !rules::refuses(findings));
  driver.desk().work.writing.fields.telephone = "0477-0000000";
  driver.desk().work.writing.edited();
  driver.pause();
  CHECK(driver.shows_part("没有发现问题"));
  driver.click("提交审签");
  CHECK_FALSE(driver.find("提交", "button").enabled);
  driver.click("我已核对，内容不涉及国家秘密");
  driver.click("提交", "button");
  CHECK(driver.shows("已提交，等待审签。"));
  CHECK(driver.shows("待审签", "text"));
  CHECK(driver.shows("未送达"));
  CHECK(driver.shows("待发送 1 条"));
}

TEST_CASE("the leader signs: only with the finding and the passphrase") {
  Town town;
  town.offered("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  CHECK(driver.shows("请您审签"));
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows("办理过程"));
  CHECK(driver.shows_part("截至2月底，昂素镇组织护林员126名"));
  CHECK_FALSE(driver.find("签发报送", "button").enabled);
  driver.click("保密审查：不涉及国家秘密");
  CHECK_FALSE(driver.find("签发报送", "button").enabled);
  driver.type("口令", kReporterPassphrase);
  driver.click("签发报送");
  CHECK(driver.shows_part("口令不对"));
  driver.type("口令", kLeaderPassphrase);
  driver.click("签发报送");
  CHECK(driver.shows_part("已签发"));
  CHECK(driver.shows("没有等您审签的稿件。"));
  driver.click("稿件", "page");
  CHECK(driver.shows("已签待送"));
}

TEST_CASE("where the ruleset asks for three gates, each is passed by itself") {
  Town town("changji", "fukangshi");
  town.offered("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows("二（三）严格审核程序"));
  driver.type("口令", kLeaderPassphrase);
  for (const char* gate : {"政策关：符合方针政策", "内容关：事实数据准确",
                           "发送范围关：报送范围合适", "保密审查：不涉及国家秘密"}) {
    CHECK_FALSE(driver.find("签发报送", "button").enabled);
    driver.click(gate, "check");
  }
  CHECK(driver.find("签发报送", "button").enabled);
  driver.click("签发报送");
  driver.click("稿件", "page");
  CHECK(driver.shows("已签待送"));
}

TEST_CASE("who may not sign is told who does") {
  Town town("changji", "fukangshi");
  town.offered("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows("等待审签。按规定由分管领导审签。"));
  CHECK_FALSE(driver.shows("签发报送"));
}

TEST_CASE("the leader sends back with a reason of the ruleset and a remark") {
  Town town;
  town.offered("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kLeaderPassphrase);
  driver.click("春季防火巡查", "row");
  driver.click("退改…");
  driver.click("退改理由", "choice");
  driver.click("格式要素不全", "row");
  driver.type("修改意见（可不填）", "请补联系人。");
  driver.click("退改", "button");
  driver.click("稿件", "page");
  CHECK(driver.shows("领导退改"));
  driver.click("春季防火巡查", "row");
  CHECK(driver.shows_part("格式要素不全"));
  CHECK(driver.shows("请补联系人。"));
  CHECK(driver.shows("修改后重新提交", "button"));
}

TEST_CASE("the outbox discards after a question") {
  Town town;
  town.offered("春季防火巡查");
  town.refuse_waiting();
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("待发送", "page");
  CHECK(driver.shows("提交审签"));
  CHECK(driver.shows("春季防火巡查"));
  driver.click("丢弃…");
  driver.click("取消");
  CHECK(driver.shows("春季防火巡查"));
  driver.click("丢弃…");
  driver.click("丢弃", "button");
  CHECK(driver.shows("没有等待发送的内容。"));
  driver.click("稿件", "page");
  CHECK(driver.shows("草稿", "text"));
}

TEST_CASE("what the server refused is shown with its reason, its findings and its code") {
  Town town;
  town.offered("春季防火巡查");
  {
    const auto replica = town.replica();
    const auto waiting = replica->outbox().all(false);
    REQUIRE(waiting->size() == 1);
    const base::TextArgs args = {{"detail", "telephone_missing"},
                                 {"findings", "telephone_missing"}};
    REQUIRE(replica->outbox().set_state(waiting->front().id, client::OutboxState::kRefused,
                                        base::ErrorCode::kPreflightRefused, args,
                                        town.clock.now()));
  }
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  CHECK(driver.shows("被拒收 1 条"));
  driver.click("待发送", "page");
  CHECK(driver.shows("被拒收"));
  CHECK(driver.shows_part("不符合报送要求"));
  CHECK(driver.shows("· 没有写联系电话。请补上。"));
  CHECK(driver.shows("代码 preflight_refused"));
}

TEST_CASE("targets, points and rank are shown with their clauses, and what is missing is said") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("任务", "page");
  CHECK(driver.shows("每月基础条数"));
  CHECK(driver.shows("2024-03"));
  CHECK(driver.shows("0 / 8"));
  CHECK(driver.shows_part("信息报送标准"));
  driver.click("积分", "page");
  CHECK(driver.shows_part("合计 0 分"));
  CHECK(driver.shows("还没有计分的记录。"));
  driver.click("排名", "page");
  CHECK(driver.shows("还没有收到政府办发布的排名。"));
  CHECK(driver.glyphs().missing() == 0);
}

TEST_CASE("text that may not be kept is not thrown away without a question") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.type("标题", "绝密★");
  driver.pause();
  CHECK(driver.shows("没有保存"));
  CHECK(driver.shows_part("密级标志"));
  driver.click("不涉密，回去修改");
  driver.click("退出登录");
  CHECK(driver.shows("还有内容没有保存"));
  driver.click("留下");
  CHECK(driver.desk().work.snapshot().account->phase == app::Phase::kSignedIn);
  driver.click("退出登录");
  driver.click("离开");
  CHECK(driver.shows("登录", "button"));
}

TEST_CASE("in English every page says it in English") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town, texts::Language::kEnglish);
  driver.type("Passphrase", kReporterPassphrase);
  driver.click("Sign in", "button");
  for (const char* page :
       {"Desk", "Drafts", "Commissions", "Outbox", "Targets", "Points", "Ranking", "Reference"}) {
    driver.click(page, "page");
    CHECK(driver.shows("Nothing waiting"));
  }
}

}  // namespace
}  // namespace yibao::testing
