// What a drafted bulletin says, by the notices' own rules.
#include "shared/report/bulletin_draft.h"

#include <doctest/doctest.h>

#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"
#include "tests/report/small_county.h"
#include "tests/support/clock.h"

namespace yibao::report {
namespace {

using testing::SmallCounty;

Bulletin drafted(const std::string& notice, const std::string& records, const char* period,
                 const char* as_of, std::vector<CommissionTally> commissions = {}) {
  SmallCounty county = SmallCounty::of_notice(notice, records);
  BulletinSource source;
  source.sequence = 7;
  source.number = 2;
  source.issued = testing::day(as_of);
  source.commissions = std::move(commissions);
  return make_bulletin(county.scoring(), county.standing(period, as_of), source);
}

std::string text_of(const Bulletin& bulletin, const char* id) {
  const BulletinSection* section = bulletin.section(id);
  return section == nullptr ? "" : section->text;
}

const BulletinTable* table_of(const Bulletin& bulletin, const std::string& id) {
  for (const BulletinTable& table : bulletin.tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

std::string row_of(const BulletinTable& table, const std::string& unit) {
  for (const auto& row : table.rows) {
    for (const std::string& cell : row) {
      if (cell == unit) return joined(row, "|");
    }
  }
  return "";
}

std::string headings(const BulletinTable& table) {
  std::vector<std::string> names;
  for (const BulletinColumn& column : table.columns) names.push_back(column.heading);
  return joined(names, "|");
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kOtog =
    "date,unit,record,item,kind,journal,count\n"
    "2023-01-10,昂素镇,submitted,A,动态,,1\n"
    "2023-02-10,昂素镇,adopted,A,动态,《鄂尔多斯政讯》,1\n"
    "2023-01-12,教体局,submitted,,动态,,30\n"
    "2023-04-11,昂素镇,submitted,,问题,,24\n"
    "2023-05-11,昂素镇,submitted,B,动态,,1\n"
    "2023-05-20,昂素镇,adopted,B,动态,《鄂尔多斯政讯》,1\n"
    "2023-06-01,教体局,submitted,,动态,,8\n"
    "2023-06-02,教体局,commission_missed,,,,1\n";

TEST_CASE("the opening names the notice, the sum of all units stands against the period before") {
  const Bulletin bulletin = drafted("otog", kOtog, "2023-Q2", "2023-07-05");
  CHECK(says(
      text_of(bulletin, "opening"),
      "根据《鄂托克前旗人民政府办公室关于印发政府系统政务信息工作制度的补充通知》"
      "（鄂前政办发〔2022〕65号）要求，现将2023年第二季度全旗政务信息报送和采用情况通报如下。"));
  const std::string overall = text_of(bulletin, "overall");
  CHECK(says(overall, "2023年第二季度，全旗"));
  CHECK(says(overall, "个单位共报送政务信息33条，采用1条。"));
  CHECK(says(overall, "与上季度相比，报送量增加2条、增长6.5%，采用量持平。"));
  CHECK(says(overall, "2023年1至6月累计报送64条，采用2条。"));
  CHECK(says(overall, "分类看，第一组报送25条、采用1条；第二组报送8条、采用0条。"));
}

TEST_CASE("praise names the first of each ranking with what they have, gaps name who missed what") {
  const Bulletin bulletin =
      drafted("otog", kOtog, "2023-Q2", "2023-07-05", {{"jiaotiju", 2, 1, 1, 0, 0}});
  const std::string praise = text_of(bulletin, "praise");
  CHECK(says(praise, "从全旗积分排名看，第1名昂素镇（"));
  CHECK(says(praise, "从组内积分排名看，第一组第1名昂素镇（"));
  CHECK(says(praise, "对以上单位予以通报表扬。"));
  const std::string gaps = text_of(bulletin, "gaps");
  CHECK(says(
      gaps,
      "（一）多数单位没有完成目标任务。承担“每月基础条数”任务的52个单位都没有完成，详见附件。"));
  CHECK(says(gaps, "（二）多数单位零报送。"));
  CHECK(says(gaps, "（三）约稿任务落实不到位。没有按要求完成约稿的单位有：教体局（1篇次）。"));
  CHECK(says(text_of(bulletin, "overall"), "本期应完成约稿2篇次，按要求完成1篇次，占50.0%。"));
  CHECK(says(text_of(bulletin, "requirements"), "认真办理约稿。"));
  const BulletinTable* commissions = table_of(bulletin, "commissions");
  REQUIRE(commissions != nullptr);
  CHECK(row_of(*commissions, "教体局") == "教体局|第二组|2|1|1|0|0");
}

TEST_CASE("a ranking by the year so far shows the period's own figures beside it") {
  const Bulletin bulletin = drafted("otog", kOtog, "2023-Q2", "2023-07-05");
  const BulletinTable* overall = table_of(bulletin, "overall");
  REQUIRE(overall != nullptr);
  CHECK(overall->annex == "2023年1至6月全旗积分排名表");
  CHECK(headings(*overall) == "名次|单位|类别|累计积分|本期积分|本期报送|本期采用");
  CHECK(row_of(*overall, "昂素镇") == "1|昂素镇|第一组|162|141|25|1");
  CHECK(says(overall->remark, "尚未确定分值，暂未计入"));
  const BulletinTable* group = table_of(bulletin, "in_group.g2");
  REQUIRE(group != nullptr);
  CHECK(group->caption == "第二组");
  CHECK(row_of(*group, "教体局") == "1|教体局|38|8|8|0");
  // In the first quarter the year so far is the quarter.
  const Bulletin first = drafted("otog", kOtog, "2023-Q1", "2023-04-05");
  CHECK(headings(*table_of(first, "overall")) == "名次|单位|类别|积分|报送|采用");
  CHECK(!says(text_of(first, "overall"), "累计"));
  CHECK(!says(text_of(first, "overall"), "相比"));
}

TEST_CASE("the months of the year so far are drawn, and the best of each ranking") {
  const Bulletin bulletin = drafted("otog", kOtog, "2023-Q2", "2023-07-05");
  REQUIRE(bulletin.charts.size() == 4);
  const BulletinChart& months = bulletin.charts.front();
  CHECK(months.after == "overall");
  CHECK(months.categories.size() == 6);
  CHECK(months.series[0].values == std::vector<std::string>{"31", "0", "0", "24", "1", "8"});
  CHECK(months.series[1].values == std::vector<std::string>{"0", "1", "0", "0", "1", "0"});
  const BulletinChart& ranking = bulletin.charts[1];
  CHECK(ranking.after == "overall");
  CHECK(ranking.categories.front() == "昂素镇");
  CHECK(ranking.categories.size() == 20);
  CHECK(says(ranking.title, "前20名"));
}

TEST_CASE("a running period says up to when, judges nothing and is compared with nothing") {
  const Bulletin bulletin = drafted("otog", kOtog, "2023-Q2", "2023-05-31");
  CHECK(says(text_of(bulletin, "opening"), "现将2023年第二季度（截至2023年5月31日）全旗"));
  const std::string overall = text_of(bulletin, "overall");
  CHECK(says(overall, "本期尚未结束，以上为截至2023年5月31日的情况"));
  CHECK(!says(overall, "相比"));
}

TEST_CASE("without points there is neither a column nor a sentence of points") {
  const Bulletin bulletin = drafted("haicheng",
                                    "date,unit,record,item,kind,level,count\n"
                                    "2019-04-10,东街街道办事处,submitted,,动态,,2\n"
                                    "2019-05-10,东街街道办事处,submitted,P,问题,,1\n"
                                    "2019-06-10,东街街道办事处,submitted,,动态,,3\n"
                                    "2019-06-12,东街街道办事处,submitted,Q,问题,,1\n"
                                    "2019-06-20,东街街道办事处,adopted,P,问题,county,1\n",
                                    "2019-Q2", "2019-07-05");
  const std::string overall = text_of(bulletin, "overall");
  CHECK(says(overall, "共报送政务信息7条（其中问题类2条），采用1条。"));
  CHECK(!says(overall, "采用率"));
  CHECK(bulletin.units.front().points.empty());
  const BulletinTable* ranking = table_of(bulletin, "overall");
  REQUIRE(ranking != nullptr);
  CHECK(headings(*ranking) == "名次|单位|类别|完成率|报送|被采用");
  CHECK(row_of(*ranking, "东街街道办事处") == "1|东街街道办事处|B类|94.4|7|1");
  CHECK(says(text_of(bulletin, "praise"), "第1名东街街道办事处（94.4%）"));
  const BulletinTable* targets = table_of(bulletin, "targets");
  REQUIRE(targets != nullptr);
  CHECK(headings(*targets) ==
        "单位|类别|报送任务数（4月）|报送任务数（5月）|报送任务数（6月）|"
        "被采用任务数|调研类信息任务数|问题类信息任务数|完成率");
  CHECK(row_of(*targets, "东街街道办事处") == "东街街道办事处|B类|2/2|1/2△|4/2|1/1||2/2|94.4");
  CHECK(bulletin.section("interviews") == nullptr);
}

TEST_CASE("who is to be interviewed is named where the notice has a rule for it") {
  const Bulletin bulletin = drafted("changji",
                                    "date,unit,record,item,journal,count\n"
                                    "2017-07-10,阜康市,submitted,,,120\n"
                                    "2017-08-10,阜康市,submitted,,,120\n"
                                    "2017-09-10,阜康市,submitted,,,120\n"
                                    "2017-09-11,阜康市,adopted,,普刊,18\n",
                                    "2017-Q3", "2017-10-09");
  const std::string interviews = text_of(bulletin, "interviews");
  CHECK(says(interviews, "按照《自治州加强政务信息工作实施方案》关于约谈的规定，"));
  CHECK(says(interviews, "共有74个单位达到约谈条件（名单见附件）。"));
  const BulletinTable* list = table_of(bulletin, "interview_list");
  REQUIRE(list != nullptr);
  CHECK(row_of(*list, "昌吉市") == "1|昌吉市|县市");
  CHECK(row_of(*list, "阜康市").empty());
  CHECK(says(text_of(bulletin, "overall"), "采用18条，采用率5.0%"));
  // Many that missed a target are counted; the annex has their names.
  CHECK(says(text_of(bulletin, "gaps"), "详见附件。"));
}

TEST_CASE("where nothing was submitted at all nobody is praised, and nobody blamed for silence") {
  const Bulletin bulletin = drafted("yima", "date,unit,record\n", "2020-Q1", "2020-04-05");
  CHECK(bulletin.section("praise") == nullptr);
  CHECK(bulletin.section("gaps") == nullptr);
  CHECK(bulletin.charts.empty());
  CHECK(table_of(bulletin, "measures") == nullptr);
  CHECK(says(text_of(bulletin, "overall"), "共报送政务信息0条，采用0条。"));
}

TEST_CASE(
    "a target of the year that was reached early is praised, a missed one is a gap at its end") {
  constexpr const char* kFourSpecials =
      "date,unit,record,journal,form,count\n2020-02-10,司法局,adopted,yima_kuaibao,special,4\n";
  const Bulletin first = drafted("yima", kFourSpecials, "2020-Q1", "2020-04-05");
  CHECK(says(text_of(first, "praise"), "司法局已提前完成“全年任务”任务。"));
  CHECK(first.section("gaps") == nullptr);
  const Bulletin year = drafted("yima", kFourSpecials, "2020", "2021-01-08");
  CHECK(says(text_of(year, "praise"), "司法局全部完成到期目标任务。"));
  CHECK(says(text_of(year, "gaps"), "“全年任务”没有完成的单位有"));
}

TEST_CASE("periods are said as they are said in running text") {
  const auto words = [](const char* period) {
    return period_words(texts::Language::kChinese, *rules::parse_period(period));
  };
  CHECK(words("2024") == "2024年度");
  CHECK(words("2024-H2") == "2024年下半年");
  CHECK(words("2024-Q3") == "2024年第三季度");
  CHECK(words("2024-05") == "2024年5月份");
  CHECK(words("2024-W07") == "2024年第7周（2024年2月12日至2024年2月18日）");
  CHECK(period_before(*rules::parse_period("2024-Q1")).text() == "2023-Q4");
  CHECK(year_to_date_words(texts::Language::kChinese, *rules::parse_period("2024-Q4")) ==
        "2024年度");
  CHECK(numeral(1) == "一");
  CHECK(numeral(10) == "十");
  CHECK(numeral(12) == "十二");
  CHECK(numeral(30) == "30");
}

}  // namespace
}  // namespace yibao::report
