#include "shared/report/bulletin.h"

#include <doctest/doctest.h>

#include "shared/domain/content.h"
#include "shared/report/bulletin_draft.h"
#include "shared/report/bulletin_text.h"
#include "tests/report/small_county.h"
#include "tests/support/clock.h"
#include "tests/support/fields.h"
#include "tests/support/must.h"

namespace yibao::report {
namespace {

using testing::must;
using testing::SmallCounty;

constexpr auto kZh = texts::Language::kChinese;
constexpr auto kEn = texts::Language::kEnglish;

constexpr const char* kRecords =
    "2021-02-01,东坞镇,submitted,A,,1\n"
    "2021-02-10,,adopted,A,county,1\n"
    "2021-03-01,西坞镇,submitted,,,3\n";

BulletinSource source() {
  BulletinSource source;
  source.sequence = 41;
  source.number = 3;
  source.issued = testing::day("2022-01-05");
  return source;
}

Bulletin sample(const std::string& records = kRecords) {
  SmallCounty county(records);
  return make_bulletin(county.scoring(), county.standing("2022-01-01"), source());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a bulletin freezes who stands where, who missed what and who was silent") {
  const Bulletin bulletin = sample();
  CHECK(bulletin.title == "关于2021年度政务信息工作情况的通报");
  CHECK(bulletin.period == "2021");
  CHECK(bulletin.from == "2021-01-01");
  CHECK(bulletin.to == "2021-12-31");
  CHECK(bulletin.sequence == 41);
  CHECK(bulletin.measures == std::vector<std::string>{"报送"});
  CHECK(bulletin.silent == std::vector<std::string>{"教育局"});
  REQUIRE(bulletin.units.size() == 3);
  const BulletinUnit& first = bulletin.units.front();
  CHECK(first.unit == "dongwu");
  CHECK(first.group == "乡镇");
  CHECK(first.place == 1);
  CHECK(first.place_in_group == 1);
  CHECK(first.points == "20");
  CHECK(first.figures == std::vector<std::string>{"1"});
  CHECK(first.unmet == std::vector<std::string>{"全年报送 2021"});
  REQUIRE(first.places.size() == 2);
  CHECK(first.places[0].value == "20");
  CHECK(first.places[1].group == "town");
  CHECK(bulletin.units[1].unit == "xiwu");
  CHECK(bulletin.units[1].unmet.empty());
}

TEST_CASE("its head says whose it is, which number it has, on which day it was issued") {
  const Bulletin bulletin = sample();
  REQUIRE(bulletin.head.has_value());
  CHECK(bulletin.head->name == "竹坞县政务信息工作通报");
  CHECK(bulletin.head->issue == "2022年第3期");
  CHECK(bulletin.head->office == "竹坞县人民政府办公室");
  CHECK(bulletin.head->issued == "2022-01-05");
  CHECK(bulletin.head->addressees == "各报送单位");
}

TEST_CASE("a place that two units share is marked, among all and in their group alike") {
  const std::string text =
      to_csv(kZh, sample("2021-02-01,东坞镇,submitted,A,,1\n2021-02-10,,adopted,A,county,1\n"
                         "2021-02-01,西坞镇,submitted,B,,1\n2021-02-10,,adopted,B,county,1\n"));
  CHECK(has(text, "1=,1=,东坞镇"));
  CHECK(has(text, "1=,1=,西坞镇"));
  CHECK(has(text, "3,1,教育局"));
}

TEST_CASE("a bulletin comes back as it was, and the same one is the same bytes") {
  const Bulletin bulletin = sample();
  const base::Bytes bytes = encode(bulletin);
  CHECK(bytes == encode(sample()));
  const Bulletin got = must(decode_bulletin(bytes));
  CHECK(testing::dump(got) == testing::dump(bulletin));
  CHECK(to_csv(kZh, got) == to_csv(kZh, bulletin));
}

TEST_CASE("a snapshot from before bulletins were documents is read as it was") {
  const Bulletin old = must(decode_bulletin(
      R"({"as_of":"2022-01-01","from":"2021-01-01","measures":["报送"],"period":"2021",)"
      R"("ruleset":"竹坞县办法","sequence":41,"silent":["教育局"],"title":"竹坞县政务信息工作通报",)"
      R"("to":"2021-12-31","units":[{"completion":"33.3","figures":["1"],"group":"乡镇",)"
      R"("name":"东坞镇","place":1,"place_in_group":1,"points":"20","unit":"dongwu"}]})"));
  CHECK(!old.is_document());
  CHECK(!old.head);
  CHECK(old.units.front().points == "20");
  const std::string text = to_text(kZh, old);
  CHECK(text.starts_with("竹坞县政务信息工作通报　2021\n"));
  CHECK(has(text, "本期零报送单位：教育局。"));
  CHECK(has(to_text(kEn, old), "Units that submitted nothing: 教育局."));
}

TEST_CASE("what is no bulletin is refused") {
  CHECK(testing::code_of(decode_bulletin("")) == "malformed");
  CHECK(testing::code_of(decode_bulletin("{\"title\":\"x\"}")) == "field_invalid");
  const base::Bytes good = encode(sample());
  CHECK(testing::code_of(decode_bulletin(good + " ")) == "not_canonical");
  for (std::size_t size = 0; size < good.size(); size += 7) {
    CHECK(!decode_bulletin(base::ByteView(good).substr(0, size)).has_value());
  }
}

TEST_CASE("a spreadsheet gets fields, never formulas") {
  Bulletin bulletin = sample();
  bulletin.units.resize(1);
  BulletinUnit& unit = bulletin.units.front();
  unit.name = "=HYPERLINK(\"http://x\")";
  unit.group = "东,西\n\"镇\"";
  unit.points = "-5";
  unit.figures = {"@x"};
  const std::string csv = to_csv(kEn, bulletin);
  CHECK(csv.starts_with("\xEF\xBB\xBFRank,In group,Unit,Group,Points,Completion,报送,"));
  CHECK(has(csv, "\"'=HYPERLINK(\"\"http://x\"\")\""));
  CHECK(has(csv, "\"东,西\n\"\"镇\"\"\""));
  CHECK(has(csv, ",-5,"));
  CHECK(has(csv, ",'@x,"));
  CHECK(csv.ends_with("\r\n"));
}

TEST_CASE("its text has the sections with their numbers and each table once") {
  const std::string text = to_text(kZh, sample());
  CHECK(text.starts_with("关于2021年度政务信息工作情况的通报　2021\n"));
  CHECK(has(text, "2022年第3期"));
  CHECK(has(text, "\n一、总体情况\n"));
  CHECK(has(text, "\n二、通报表扬\n"));
  CHECK(has(text, "\n2021年度总排名表\n"));
}

TEST_CASE("a bulletin of a hundred units with a week for each column keeps within its bound") {
  Bulletin large = sample();
  BulletinTable table = large.tables.front();
  BulletinUnit unit = large.units.front();
  unit.name = "某某自治县民族宗教事务委员会";
  unit.figures.assign(20, "123.456789");
  unit.unmet.assign(12, "每月基础条数 2021-12");
  large.units.assign(100, unit);
  table.columns.assign(16, {"信息报送采用情况", BulletinCell::kNumber});
  table.rows.assign(100, std::vector<std::string>(16, "1234.567891"));
  large.tables.assign(8, table);
  for (BulletinSection& section : large.sections) section.text.assign(18'000, 'x');
  CHECK(encode(large).size() < domain::content_bytes_max(domain::MediaType::kBulletin));
}

}  // namespace
}  // namespace yibao::report
