#include "shared/report/award_bulletin.h"

#include <doctest/doctest.h>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_voice.h"
#include "shared/rules/load.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::report {
namespace {

Bulletin settled(std::vector<AwardPayment> payments,
                 const std::optional<BulletinReference>& corrects = std::nullopt) {
  const auto loaded = rules::load_ruleset(
      testing::read_file(testing::source_path("schemas/jurisdictions/changji.json")));
  BulletinSource source;
  source.sequence = 90;
  source.number = 5;
  source.issued = testing::day("2018-01-20");
  return make_award_bulletin(*loaded.ruleset, *rules::parse_period("2017"), source,
                             std::move(payments), corrects);
}

const std::vector<AwardPayment> kPayments = {
    {"best_county",
     "先进单位（县市前3）",
     "fukangshi",
     "阜康市",
     "",
     "分类积分排名第1名",
     {},
     "2000",
     {}},
    {"best_county",
     "先进单位（县市前3）",
     "qitaixian",
     "奇台县",
     "",
     "分类积分排名第2名",
     {},
     "2000",
     {}},
    {"author_award",
     "撰稿人奖励",
     "fukangshi",
     "阜康市",
     "item-1",
     "《关于冬小麦的调查》被《新疆要情》采用",
     {"甲某", "乙某"},
     "500",
     {31}},
};

TEST_CASE("an awards bulletin names units and items, adds up, and keeps what it settled") {
  const Bulletin bulletin = settled(kPayments);
  CHECK(bulletin.kind == domain::BulletinKind::kAwards);
  CHECK(bulletin.title == "关于2017年度政务信息工作奖励情况的通报");
  CHECK(bulletin.section(section::kUnitAwards)->text ==
        "先进单位（县市前3）：阜康市、奇台县，每个单位奖励2000元。");
  CHECK(bulletin.section(section::kItemAwards)->text.find("共1篇，奖励金额合计500元") !=
        std::string::npos);
  CHECK(bulletin.section(section::kClosing)->text.find("以上奖励金额合计4500元。") == 0);
  REQUIRE(bulletin.tables.size() == 2);
  CHECK(joined(bulletin.tables[1].rows.front(), "|") ==
        "1|阜康市|甲某、乙某|《关于冬小麦的调查》被《新疆要情》采用|500");
  CHECK(bulletin.settled.size() == 3);
  CHECK(total_of(bulletin.settled).text() == "4500");
}

TEST_CASE("without item awards there is neither a section nor an annex for them") {
  const Bulletin bulletin = settled({kPayments.front()});
  CHECK(bulletin.section(section::kItemAwards) == nullptr);
  CHECK(bulletin.tables.size() == 1);
}

TEST_CASE("what is given back stands with its sign, and the bulletin says which one it corrects") {
  AwardPayment back = kPayments.front();
  back.amount = "-2000";
  const Bulletin bulletin =
      settled({back}, BulletinReference{"e", "关于2017年度政务信息工作奖励情况的通报",
                                        "2018年第5期", "2018-01-20"});
  CHECK(bulletin.title == "关于2017年度政务信息工作奖励情况的更正通报");
  CHECK(bulletin.section(section::kOpening)->text.find("（2018年第5期，2018-01-20印发）公布后") !=
        std::string::npos);
  CHECK(total_of(bulletin.settled).text() == "-2000");
}

TEST_CASE("the payee sheet has a line to be signed for each payment, and the sum") {
  const BulletinTable sheet = payee_sheet("发放表", kPayments);
  CHECK(sheet.columns.back().heading == "签领");
  REQUIRE(sheet.rows.size() == 4);
  CHECK(joined(sheet.rows[2], "|") ==
        "3|阜康市|甲某、乙某|《关于冬小麦的调查》被《新疆要情》采用|500|");
  CHECK(joined(sheet.rows[3], "|") == "|合计|||4500|");
}

}  // namespace
}  // namespace yibao::report
