// 昌吉州, the second quarter of 2024: 75 units, of which four have a computer, two officers.
// Clauses are those of 自治州政务信息综合积分管理办法 (附件1) as schemas/jurisdictions/changji.json
// cites them.
#include <doctest/doctest.h>

#include "client/core/awards.h"
#include "client/core/commands/commissions.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "tests/client/quarter_story.h"

namespace yibao::client {
namespace {

using domain::CommissionVerdict;
using domain::Stage;
using testing::must;
using testing::QuarterStory;

const std::string kCounty = "fukangshi";    // 阜康市
const std::string kPark = "zhundong";       // 准东经济技术开发区
const std::string kWater = "shuiliju";      // 水利局, a key department
const std::string kArchives = "danganju";   // 档案局, of the others: base 10 a month
const std::string kOnPaper = "changjishi";  // 昌吉市, without a computer
constexpr std::size_t kBase = 10;

struct ChangjiQuarter final : QuarterStory {
  ChangjiQuarter() : QuarterStory("changji", {kCounty, kPark, kWater, kArchives}) {}

  domain::Subject tourism, farming, coal, jobs, dust, snow, answer;
  std::vector<domain::Subject> archives;

  void april_items() override;
  void april_reviews() override;
  void april_commission() override;
  void april_journals() override;
  void may() override;
  void june() override;
  void after() override;
  void correct() override;
};

void ChangjiQuarter::april_items() {
  wait_until("2024-04-08 09:00");
  everybody();
  // 撰稿人不签自己的稿件，由分管领导按三关审签（二（三））.
  tourism = hand_in(kCounty, {"阜康市天池景区全域旅游提质", "experience"});
  farming = hand_in(kCounty, {"阜康市设施农业带动增收"});
  coal = hand_in(kPark, {"准东煤电项目集中开工"});
  jobs = hand_in(kPark, {"准东园区企业用工服务"});
  dust = hand_in(kPark, {"准东扬尘治理存在的困难和建议", "problem"});
  snow = hand_in(kWater, {"水利局领导出席融雪洪水演练仪式"});
  for (std::size_t i = 0; i <= kBase; ++i) {
    archives.push_back(hand_in(kArchives, {"档案数字化进展之" + std::to_string(i + 1)}));
  }
  everybody();
}

void ChangjiQuarter::april_reviews() {
  wait_until("2024-04-09 09:00");
  second().line().down = true;
  for (const auto& item : {tourism, farming, coal, jobs, dust}) {
    must(accept_item(at_first(), item));
  }
  for (const auto& item : archives) must(accept_item(at_first(), item));
  must(refuse_item(at_first(), snow, "news", "属新闻稿"));
  everybody();
  must(return_item(at_second(), snow, "wording", ""));
  second().line().down = false;
  everybody();
  for (testing::Computer* computer : {&first(), &second(), &unit(kWater)}) {
    check_overtaken(*computer, snow, Stage::kRefused);
  }
  // The eleventh repeats another one: what remains is the base exactly.
  must(exclude_item(at_second(), archives.back(), "repeated", ""));
  everybody();
  CHECK(must(at_first().item(archives.back())).stage == Stage::kExcluded);
}

void ChangjiQuarter::april_commission() {
  wait_until("2024-04-12 09:00");
  issue(at_second(), "春季防汛准备", "请报送防汛准备的做法和数字。", {kCounty, kPark, kWater});
  everybody();
  wait_until("2024-04-15 09:00");
  answer = hand_in(kPark, {"准东防汛准备情况", "dynamic", {}, commission});
  everybody();
  wait_until("2024-04-26 09:00");
  hand_in(kWater, {"水利局防汛准备情况", "dynamic", {}, commission});
  everybody();
  check_answers();
  judge(at_first(), kPark, CommissionVerdict::kDone);
  judge(at_first(), kWater, CommissionVerdict::kLate);
  everybody();
  // What the second officer saw before the first one judged is not judged again.
  judge(at_first(), kCounty, CommissionVerdict::kMissed);
  everybody();
  const JudgedUnits judged =
      must(judge_units(at_second(), commission, {{base::UnitCode(kCounty), std::nullopt}},
                       CommissionVerdict::kInadequate, ""));
  CHECK(judged.events.empty());
  CHECK(judged.meanwhile == std::vector{base::UnitCode(kCounty)});
}

void ChangjiQuarter::april_journals() {
  wait_until("2024-04-28 09:00");
  must(merge_items(at_first(), farming, {coal}, domain::CreditPolicy::kByRuleset, {}));
  print(first(), "pukan", 6, "2024-04-26", {{farming}, {jobs}, {archives.front()}});
  print(second(), "neikan", 5, "2024-04-27", {{tourism, "situation"}, {jobs, "reference"}});
  everybody();

  wait_until("2024-05-06 09:00");
  month = publish(second(), "2024-04");
  const report::Bulletin bulletin = must(snapshot_of(at_first(), month));
  CHECK(bulletin.units.size() == 75);
  // 附件1 三（一）：《内刊》情况专报20、《普刊》10；三（三）：约稿未报-10.
  CHECK(shown(bulletin, kCounty).points == "20");
  // 《普刊》10、《内刊》参阅参考40，另与阜康市合并的一篇《普刊》10；约稿按时，不扣分.
  CHECK(shown(bulletin, kPark).points == "60");
  CHECK(shown(bulletin, kWater).points == "-10");  // 约稿逾期（三（三））
  // 《普刊》10；报送10条，达到月基数10，采用率1/10，达到10%：20（三（二））.
  CHECK(shown(bulletin, kArchives).points == "30");
}

void ChangjiQuarter::may() {
  wait_until("2024-05-14 09:00");
  const auto fates = hear(second(),
                          "5月6日 新疆要情 《阜康市天池景区全域旅游提质》\n"
                          "5月8日 自治区政府领导批示 《阜康市天池景区全域旅游提质》\n"
                          "5月9日 州政府领导批示 《准东园区企业用工服务》\n"
                          "5月10日 州政府领导批示 《准东园区企业用工服务》\n"
                          "5月10日 州政府领导批示 《准东扬尘治理存在的困难和建议》\n"
                          "4月26日 普刊 《准东园区企业用工服务》");
  CHECK(fates == std::vector{NewsFate::kReady, NewsFate::kReady, NewsFate::kReady, NewsFate::kReady,
                             NewsFate::kReady, NewsFate::kKnown});
  everybody();
  // 经《内刊》上报被自治区刊物采用10，自治区领导批示20，另加（三（一））.
  CHECK(points_now(kCounty, "2024-05") == "30");
  // 州领导批示10，同一篇同一款只加一次；从未被采用的稿件，批示不加分.
  CHECK(points_now(kPark, "2024-05") == "10");

  wait_until("2024-05-21 09:00");
  CHECK(enter_paper("2024-05-15", "2024-05-16," + kOnPaper + ",adopted," + kOnPaper +
                                      " 1,dynamic,pukan\n") == 71);
  archives.push_back(hand_in(kArchives, {"档案馆开放查询服务"}));
  everybody();
  must(accept_item(at_second(), archives.back()));
  print(second(), "neikan", 7, "2024-05-20", {{archives.back(), "dynamic"}});
  everybody();
  // 《内刊》动态10；报送1条，未达月基数，没有报送量积分.
  CHECK(points_now(kArchives, "2024-05") == "10");
}

void ChangjiQuarter::june() {
  wait_until("2024-06-11 09:00");
  const auto harvest = hand_in(kCounty, {"阜康市夏收机械化作业"});
  everybody();
  must(accept_item(at_first(), harvest));
  must(find_inaccurate(at_second(), answer, testing::day("2024-06-10"), {"bad_effect"},
                       "数字与实际不符"));
  print(first(), "neikan", 9, "2024-06-11", {{harvest, "dynamic"}});
  // 三（五）：培训按年计，季度之内不计分.
  RecordInput training;
  training.record = "training";
  training.on_date = testing::day("2024-06-11");
  training.people = 60;
  must(enter_records(at_second(), {base::UnitCode(kPark), base::UnitCode(kWater)}, training));
  everybody();
}

void ChangjiQuarter::after() {
  wait_until("2024-07-03 09:00");
  quarter = publish(first(), "2024-Q2");
  const report::Bulletin bulletin = must(snapshot_of(at_second(), quarter));
  CHECK(bulletin.units.size() == 75);
  CHECK(shown(bulletin, kCounty).points == "60");  // 20 + 30 + 《内刊》动态10
  CHECK(shown(bulletin, kPark).points == "20");  // 60 + 10 - 信息不实造成不良影响50（三（四））
  CHECK(shown(bulletin, kArchives).points == "40");  // 30 + 10
  CHECK(shown(bulletin, kWater).points == "-10");
  CHECK(shown(bulletin, kOnPaper).points == "10");
  CHECK(bulletin.silent.empty());
  // 附件2 三（三）：《新疆要情》500元；年度未完，尚不发放.
  const auto awards = must(award_account(at_first(), *rules::parse_period("2024")));
  REQUIRE(awards.items.size() == 1);
  CHECK(awards.items.front().unit == kCounty);
  CHECK(awards.items.front().earned.text() == "500");
  CHECK(awards.running);

  wait_until("2024-07-10 09:00");
  must(retract_fact(at_first(), adoption_of(first(), archives.front(), "pukan"), "mistake", ""));
  everybody();
  wait_until("2024-07-12 09:00");
  CHECK(hear(second(), "6月28日 普刊 第9期 《准东扬尘治理存在的困难和建议》") ==
        std::vector{NewsFate::kReady});
  everybody();
}

void ChangjiQuarter::correct() {
  // 档案局：《普刊》10没有了，四月采用率0/10，报送量积分20也没有了. 准东：《普刊》10，此前的州领导
  // 批示有了所加的采用，10.
  const auto changes = must(changes_since(at_second(), quarter, true)).changes;
  CHECK(told(changes) == std::vector<std::string>{kPark + " 20>40 1", kArchives + " 40>10 1"});
  CHECK(report::change_words(changes.front()).find("2024年6月28日采用") != std::string::npos);
  CHECK(changes.back().causes.front().gone);

  const report::Bulletin corrected = check_correction(changes, kArchives);
  CHECK(shown(corrected, kPark).points == "40");
  CHECK(shown(corrected, kArchives).points == "10");
  CHECK(points_now(kCounty) == "60");
  CHECK(points_now(kPark) == "40");
  CHECK(points_now(kArchives) == "10");
}

TEST_CASE("a quarter of 昌吉州, from the first item to the correction of its bulletin") {
  ChangjiQuarter().tell();
}

}  // namespace
}  // namespace yibao::client
