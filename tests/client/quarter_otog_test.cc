// 鄂托克前旗, the second quarter of 2024: 52 units, of which four have a computer, two officers.
// Clauses are those of 鄂前政办发〔2022〕65号 as schemas/jurisdictions/otog.json cites them.
#include <doctest/doctest.h>

#include "client/core/commands/commissions.h"
#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"
#include "client/core/commission_review.h"
#include "tests/client/quarter_story.h"

namespace yibao::client {
namespace {

using domain::CommissionVerdict;
using domain::Stage;
using testing::must;
using testing::QuarterStory;

const std::string kTown = "chengchuan";         // 城川镇, group 1
const std::string kSchools = "jiaotiju";        // 教体局, group 2
const std::string kEmergency = "yingjiguanli";  // 应急管理局, group 2
const std::string kData = "dashuju";            // 大数据中心, group 3
const std::string kOthers = "nongmuju";         // one of those without a computer
constexpr auto kPlanningTitle = "全旗教育资源布局调研";
constexpr auto kFireTitle = "城川镇开展春季草原防火巡查";

struct OtogQuarter final : QuarterStory {
  OtogQuarter() : QuarterStory("otog", {kTown, kSchools, kEmergency, kData}) {}

  domain::Subject fire_watch, flood_risks, planning, safety, fire, portal, opening, meeting;
  domain::Subject answer, late_answer, bottleneck, at_night, too_late;

  void april_items() override;
  void april_reviews() override;
  void april_commission() override;
  void april_journals() override;
  void may() override;
  void june() override;
  void after() override;
  void correct() override;
};

void OtogQuarter::april_items() {
  wait_until("2024-04-08 09:00");
  everybody();
  fire_watch = hand_in(kTown, {kFireTitle});
  flood_risks = hand_in(kTown, {"城川镇排查汛前安全隐患"});
  planning = hand_in(kSchools, {kPlanningTitle, "research"});
  safety = hand_in(kSchools, {"教体局开展校园安全排查"});
  fire = hand_in(kEmergency, {"应急管理局处置边界草原火情", "dynamic", {"major_emergency"}});
  portal = hand_in(kData, {"政务服务数据平台上线运行", "brief"});
  opening = hand_in(kData, {"中心主任出席培训班开班仪式", "brief"});
  meeting = hand_in(kData, {"大数据中心召开月度例会", "brief"});
  everybody();
}

// The second officer's line is down while the first one judges.
void OtogQuarter::april_reviews() {
  wait_until("2024-04-09 09:00");
  second().line().down = true;
  for (const auto& item : {fire_watch, flood_risks, planning, fire, portal, meeting}) {
    must(accept_item(at_first(), item));
  }
  must(refuse_item(at_first(), opening, "news", "属新闻稿"));
  must(return_item(at_first(), safety, "wording", "请补充整改时限"));
  everybody();
  must(accept_item(at_second(), safety));
  CHECK(must(at_second().item(safety)).stage == Stage::kAccepted);
  second().line().down = false;
  everybody();
  check_overtaken(second(), safety, Stage::kReturned);
  check_overtaken(first(), safety, Stage::kReturned);
  check_overtaken(unit(kSchools), safety, Stage::kReturned);

  // Who has heard of the colleague's verdict replaces it.
  must(exclude_item(at_second(), meeting, "out_of_scope", "会议活动"));
  wait_until("2024-04-11 10:00");
  mend(kSchools, safety);
  everybody();
  must(accept_item(at_second(), safety));
  everybody();
  CHECK(must(at_first().item(meeting)).stage == Stage::kExcluded);
  CHECK(must(unit(kSchools).replica().item(safety)).stage == Stage::kAccepted);
}

void OtogQuarter::april_commission() {
  wait_until("2024-04-12 09:00");
  issue(at_first(), "春耕备耕情况", "请报送春耕备耕的做法和数字。", {kTown, kSchools, kData});
  everybody();
  must(acknowledge_commission(unit(kTown).replica(), commission));
  wait_until("2024-04-20 09:00");
  answer = hand_in(kTown, {"城川镇春耕备耕进度", "general", {}, commission});
  everybody();
  wait_until("2024-04-26 09:00");
  late_answer = hand_in(kData, {"农业数据服务春耕", "general", {}, commission});
  everybody();
  check_answers();

  second().line().down = true;
  judge(at_first(), kTown, CommissionVerdict::kDone);
  judge(at_first(), kData, CommissionVerdict::kLate);
  judge(at_first(), kSchools, CommissionVerdict::kMissed);
  everybody();
  judge(at_second(), kSchools, CommissionVerdict::kDone);
  second().line().down = false;
  everybody();
  for (Replica* officer : {&at_first(), &at_second()}) {
    const auto review = must(review_commission(*officer, commission));
    const ReviewedAnswer* schools = review.of(base::UnitCode(kSchools));
    CHECK(schools->judgement->verdict == CommissionVerdict::kMissed);
    CHECK(schools->overtaken.size() == 1);
  }
}

void OtogQuarter::april_journals() {
  wait_until("2024-04-28 09:00");
  print(first(), "ordos_zhengxun", 8, "2024-04-27", {{fire_watch}, {planning}});
  must(merge_items(at_second(), fire, {flood_risks}, domain::CreditPolicy::kByRuleset, {}));
  print(second(), "meiri_yaoqing", 12, "2024-04-28", {{fire}});
  everybody();

  wait_until("2024-05-06 09:00");
  month = publish(first(), "2024-04");
  const report::Bulletin bulletin = must(snapshot_of(at_second(), month));
  CHECK(bulletin.units.size() == 52);
  // 报送：动态、综合每条1分（二（四）1（1））：三条3；《鄂尔多斯政讯》20（1（2））；约稿按时保质10
  // （1（3））；合并到“火情”一篇的，各单位都计《每日要情》30：3 + 20 + 10 + 30.
  CHECK(shown(bulletin, kTown).points == "63");
  // 调研5、动态1、《鄂尔多斯政讯》20；约稿未完成，梯次留空，不扣分.
  CHECK(shown(bulletin, kSchools).points == "26");
  CHECK(shown(bulletin, kEmergency).points == "31");  // 动态1、《每日要情》30
  // 简讯1；不采纳、不计数的两条0；约稿逾期0，所报的综合1.
  CHECK(shown(bulletin, kData).points == "2");
  CHECK(shown(bulletin, kOthers).points == "0");
}

void OtogQuarter::may() {
  wait_until("2024-05-13 09:00");
  const std::string repeated = "5月8日 转报市级 《" + std::string(kPlanningTitle) + "》\n";
  const auto fates = hear(second(), repeated + "5月9日 市政府领导批示 《" + kFireTitle +
                                        "》\n"
                                        "5月10日 中央领导批示 《应急管理局处置边界草原火情》\n"
                                        "4月27日 鄂尔多斯政讯 《" +
                                        kPlanningTitle + "》\n" + repeated);
  CHECK(fates == std::vector{NewsFate::kReady, NewsFate::kReady, NewsFate::kReady, NewsFate::kKnown,
                             NewsFate::kRepeated});
  everybody();
  // 转报市政府加2（二（四）1（1））；市政府领导批示20（1（2））；重大紧急类信息的批示不计.
  CHECK(points_now(kSchools, "2024-05") == "2");
  CHECK(points_now(kTown, "2024-05") == "20");
  CHECK(points_now(kEmergency, "2024-05") == "0");
  // The published month has nothing of it.
  CHECK(told(must(changes_since(at_first(), month, true)).changes).empty());

  wait_until("2024-05-15 09:00");
  CHECK(enter_paper("2024-05-14", "") == 48);
  everybody();
  wait_until("2024-05-21 09:00");
  print(first(), "meiri_yaoqing", 15, "2024-05-20", {{fire_watch}});
  const auto taken_back = hand_in(kSchools, {"教体局开展研学活动", "brief"});
  const auto kept = hand_in(kSchools, {"教体局完成校舍加固", "brief"});
  everybody();
  must(withdraw(unit(kSchools).replica(), taken_back, "not_accurate"));
  must(accept_item(at_second(), kept));
  everybody();
  // 被不同级别的媒体采用，按最高积分（1（2））：已计20，再被《每日要情》采用只加10.
  CHECK(points_now(kTown, "2024-05") == "30");
}

void OtogQuarter::june() {
  wait_until("2024-06-05 09:00");
  bottleneck = hand_in(kData, {"数据共享面临的困难和建议", "problem"});
  everybody();
  must(accept_item(at_first(), bottleneck));
  wait_until("2024-06-21 09:00");
  CHECK(hear(first(), "6月20日 转报自治区 《数据共享面临的困难和建议》") ==
        std::vector{NewsFate::kReady});
  everybody();
  wait_until("2024-06-30 18:00");
  everybody();
  too_late = hand_in(kEmergency, {"应急管理局开展汛期演练"});
  wait_until("2024-06-30 20:00");
  at_night = hand_in(kSchools, {"教体局部署暑期防溺水"});
  unit(kEmergency).line().down = true;
  wait_until("2024-07-01 09:00");
  everybody();
  wait_until("2024-07-02 10:00");
  unit(kEmergency).line().down = false;
  everybody();
  for (const auto& item : {at_night, too_late}) must(accept_item(at_second(), item));
  everybody();
  // 审签之后24小时内收到的，按审签之时；晚于此的，按收到之日，即三季度.
  CHECK(points_now(kSchools, "2024-06") == "1");
  CHECK(points_now(kEmergency, "2024-06") == "0");
  CHECK(points_now(kEmergency, "2024-Q3") == "1");
}

void OtogQuarter::after() {
  wait_until("2024-07-03 09:00");
  quarter = publish(first(), "2024-Q2");
  const report::Bulletin bulletin = must(snapshot_of(at_first(), quarter));
  CHECK(bulletin.units.size() == 52);
  CHECK(shown(bulletin, kTown).points == "93");       // 63 + 批示20 + 就高10
  CHECK(shown(bulletin, kEmergency).points == "31");  // 31 + 0
  CHECK(shown(bulletin, kSchools).points == "30");    // 26 + 转报2 + 简讯1 + 动态1
  CHECK(shown(bulletin, kData).points == "27");       // 2 + 问题5 + 转报自治区20
  for (const report::BulletinUnit& each : bulletin.units) {
    if (each.place > 4) CHECK(each.points == "1");  // on paper
  }
  CHECK(bulletin.silent.empty());

  wait_until("2024-07-10 09:00");
  must(retract_fact(at_second(), adoption_of(second(), planning, "ordos_zhengxun"), "mistake",
                    "刊物更正"));
  everybody();
  wait_until("2024-07-12 09:00");
  CHECK(hear(second(),
             "6月26日 每日要情 第20期 《数据共享面临的困难和建议》\n"
             "7月8日 鄂尔多斯政讯 第14期 《应急管理局开展汛期演练》") ==
        std::vector{NewsFate::kReady, NewsFate::kReady});
  everybody();
}

void OtogQuarter::correct() {
  // 大数据中心 27 + 30; 教体局 30 - 20; 应急管理局 is overtaken and has no cause of its own; what
  // happened in July is none of the quarter's business.
  const auto changes = must(changes_since(at_first(), quarter, true)).changes;
  CHECK(told(changes) ==
        std::vector<std::string>{kData + " 27>57 1", kEmergency + " - 0", kSchools + " 30>10 1"});
  CHECK(report::change_words(changes.front()).find("2024年6月26日采用") != std::string::npos);
  CHECK(changes.back().causes.front().gone);
  CHECK(told(must(changes_since(at_second(), month, true)).changes) ==
        std::vector<std::string>{kSchools + " 26>6 1"});

  const report::Bulletin corrected = check_correction(changes, kTown);
  CHECK(shown(corrected, kData).points == "57");
  CHECK(shown(corrected, kSchools).points == "10");
  CHECK(points_now(kTown) == "93");
  CHECK(points_now(kSchools) == "10");
  CHECK(points_now(kData) == "57");
}

TEST_CASE("a quarter of 鄂托克前旗, from the first item to the correction of its bulletin") {
  OtogQuarter().tell();
}

}  // namespace
}  // namespace yibao::client
