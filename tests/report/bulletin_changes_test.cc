#include "shared/report/bulletin_changes.h"

#include <doctest/doctest.h>

#include "shared/report/bulletin_prose.h"
#include "tests/report/small_county.h"
#include "tests/support/clock.h"

namespace yibao::report {
namespace {

using testing::SmallCounty;

constexpr const char* kWhenPublished =
    "2021-02-01,东坞镇,submitted,A,,1\n"
    "2021-02-10,,adopted,A,county,1\n"
    "2021-03-01,西坞镇,submitted,,,3\n";

Bulletin drafted(const std::string& records) {
  SmallCounty county(records);
  BulletinSource source;
  source.number = 4;
  source.issued = testing::day("2022-01-20");
  return make_bulletin(county.scoring(), county.standing("2022-01-20"), source);
}

std::string told(const std::vector<BulletinChange>& changes) {
  std::string text;
  for (const BulletinChange& change : changes) text += change_words(change) + "\n";
  return text;
}

TEST_CASE("what changed since a bulletin was published is told unit by unit") {
  const Bulletin published = drafted(kWhenPublished);
  CHECK(changes_between(published, published).empty());
  const Bulletin now =
      drafted(std::string(kWhenPublished) + "2021-03-02,西坞镇,adopted,B,city,1\n");
  CHECK(told(changes_between(published, now)) ==
        "西坞镇：积分由0更正为30，总排名名次由2更正为1，组内排名名次由2更正为1。"
        "原因：其他单位或规则有变动。\n"
        "东坞镇：总排名名次由1更正为2，组内排名名次由1更正为2。原因：其他单位或规则有变动。\n"
        "教育局：总排名名次由2更正为3。原因：其他单位或规则有变动。\n");
}

TEST_CASE("a unit that came or went is a change, and so is a place in a group alone") {
  Bulletin published = drafted(kWhenPublished);
  Bulletin now = published;
  now.units.front().places[1].place = 2;
  REQUIRE(changes_between(published, now).size() == 1);
  CHECK(changes_between(published, now).front().figures.front().name == "组内排名名次");
  published.units.pop_back();
  now.units.erase(now.units.begin());
  const std::vector<BulletinChange> changes = changes_between(published, now);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].name == "教育局");
  CHECK(changes[0].figures.front().before.empty());
  CHECK(changes[1].name == "东坞镇");
  CHECK(changes[1].figures.front().now.empty());
}

TEST_CASE("a snapshot of before, without places in each ranking, is compared by its two places") {
  Bulletin published = drafted(kWhenPublished);
  for (BulletinUnit& unit : published.units) unit.places.clear();
  Bulletin now = drafted(kWhenPublished);
  CHECK(changes_between(published, now).empty());
  now.units.front().place = 5;
  CHECK(changes_between(published, now).front().figures.front().name == "名次");
}

TEST_CASE("a correction names the bulletin it corrects, tells what changed and why") {
  const Bulletin published = drafted(kWhenPublished);
  const Bulletin now =
      drafted(std::string(kWhenPublished) + "2021-03-02,西坞镇,adopted,B,city,1\n");
  std::vector<BulletinChange> changes = changes_between(published, now);
  changes.front().causes = {{55, false, {}, "2021年3月2日采用"},
                            {12, true, 56, "2021年2月1日采用"}};
  const Bulletin correction =
      make_correction(now, {"event-id", published.title, "2022年第3期", "2022-01-05"}, changes);
  CHECK(correction.title == "关于2021年度政务信息工作情况的更正通报");
  CHECK(correction.corrects->event == "event-id");
  CHECK(correction.changes.size() == 3);
  CHECK(correction.section(section::kOpening)->text ==
        "《关于2021年度政务信息工作情况的通报》（2022年第3期，2022-01-05印发）公布后，"
        "部分数据有变动，现将更正情况通报如下。");
  const std::string& text = correction.section(section::kChanges)->text;
  CHECK(text.find("本次更正涉及3个单位。\n西坞镇：积分由0更正为30") == 0);
  CHECK(text.find("记录#55（2021年3月2日采用）在通报后计入；"
                  "记录#12（2021年2月1日采用）因记录#56不再计入") != std::string::npos);
  CHECK(correction.tables.front().id == "changes");
  CHECK(correction.tables.front().rows.size() == 6);
  CHECK(correction.tables[1].id == "all");
  CHECK(correction.charts.empty());
}

}  // namespace
}  // namespace yibao::report
