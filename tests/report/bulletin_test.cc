#include "shared/report/bulletin.h"

#include <doctest/doctest.h>

#include "tests/report/small_county.h"
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

Bulletin sample(const std::string& records = kRecords) {
  SmallCounty county(records);
  return make_bulletin(county.scoring(), county.standing("2022-01-01"), 41);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a bulletin freezes who stands where, who missed what and who was silent") {
  const Bulletin bulletin = sample();
  CHECK(bulletin.title == "竹坞县政务信息工作通报");
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
  CHECK(bulletin.units[1].unit == "xiwu");
  CHECK(bulletin.units[1].unmet.empty());
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
  CHECK(to_html(kZh, got) == to_html(kZh, bulletin));
  CHECK(to_csv(kZh, got) == to_csv(kZh, bulletin));
}

TEST_CASE("what is no bulletin is refused") {
  CHECK(testing::code_of(decode_bulletin("")) == "malformed");
  CHECK(testing::code_of(decode_bulletin("{\"title\":\"x\"}")) == "field_invalid");
  const base::Bytes good = encode(sample());
  CHECK(testing::code_of(decode_bulletin(good + " ")) == "not_canonical");
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(!decode_bulletin(base::ByteView(good).substr(0, size)).has_value());
  }
}

TEST_CASE("nothing that a bulletin says becomes part of the page") {
  base::SeededRandom random(1);
  Bulletin evil = testing::filled<Bulletin>(random);
  const std::string script = "<script>alert(\"1\")</script>&";
  evil.title = evil.period = evil.from = evil.to = evil.as_of = evil.ruleset = script;
  evil.measures = {script};
  evil.silent = {script};
  for (BulletinUnit& unit : evil.units) {
    unit.name = unit.group = unit.points = unit.completion = script;
    unit.figures = {script};
    unit.unmet = {script};
  }
  const std::string page = to_html(kZh, evil);
  CHECK(!has(page, "<script"));
  CHECK(has(page, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"));
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

TEST_CASE("the text has the table and the silent units in either language") {
  const std::string zh = to_text(kZh, sample());
  CHECK(zh.starts_with("竹坞县政务信息工作通报　2021\n"));
  CHECK(has(zh, "本期零报送单位：教育局。"));
  CHECK(has(to_text(kEn, sample()), "Units that submitted nothing: 教育局."));
}

TEST_CASE("what changed since a bulletin was published is told unit by unit") {
  const Bulletin published = sample();
  CHECK(differences(kZh, published, published).empty());
  const Bulletin now = sample(std::string(kRecords) + "2021-03-02,西坞镇,adopted,B,city,1\n");
  const std::string told = differences(kEn, published, now);
  CHECK(has(told, "西坞镇: 0 / 2 when published, 30 / 1 now (points/rank)\n"));
  CHECK(has(told, "东坞镇: 20 / 1 when published, 20 / 2 now (points/rank)\n"));
}

TEST_CASE("a change of the place in a group alone is a difference, and so is a new unit") {
  Bulletin published = sample();
  for (BulletinUnit& unit : published.units) unit.place = 0;  // ranked by group only
  Bulletin now = published;
  now.units.front().place_in_group = 2;
  CHECK(has(differences(kEn, published, now), "20 / 1 when published, 20 / 2 now"));
  published.units.pop_back();
  CHECK(has(differences(kEn, published, now), "教育局: – when published"));
}

}  // namespace
}  // namespace yibao::report
