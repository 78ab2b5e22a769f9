// An officer's words over a draft that moves with the figures.
#include "shared/report/bulletin_edits.h"

#include <doctest/doctest.h>

#include "tests/support/fields.h"
#include "tests/support/must.h"

namespace yibao::report {
namespace {

Bulletin draft(const std::string& figures, bool with_gaps = true) {
  Bulletin bulletin;
  bulletin.title = "关于2021年度政务信息工作情况的通报";
  bulletin.number = 3;
  bulletin.head = BulletinHead{"通报", "2022年第3期", "县政府办公室", "2022-01-05", "各单位", ""};
  bulletin.sections = {{"opening", "", "现将情况通报如下。"}, {"overall", "总体情况", figures}};
  if (with_gaps) bulletin.sections.push_back({"gaps", "存在问题", "个别单位零报送。"});
  bulletin.sections.push_back({"requirements", "下一步工作要求", "提高质量。"});
  for (const char* id : {"overall", "targets", "measures"}) {
    BulletinTable table;
    table.id = id;
    bulletin.tables.push_back(table);
  }
  bulletin.charts = {{"chart.months", "overall", {}, {}, {}, {}, {}}};
  return bulletin;
}

std::string order(const Bulletin& bulletin) {
  std::string ids;
  for (const BulletinSection& section : bulletin.sections) ids += section.id + " ";
  ids += "| ";
  for (const BulletinTable& table : bulletin.tables) ids += table.id + " ";
  return ids;
}

TEST_CASE("without edits a bulletin is what was drafted") {
  BulletinEdits edits;
  follow(edits, draft("报送12条。"));
  CHECK(testing::dump(edited(draft("报送12条。"), edits)) == testing::dump(draft("报送12条。")));
}

TEST_CASE("what was not edited follows the figures, what was edited stays and is behind them") {
  BulletinEdits edits;
  follow(edits, draft("报送12条。"));
  edits.section("requirements")->text = "提高质量，杜绝零报送。";
  follow(edits, draft("报送13条。"));
  Bulletin now = edited(draft("报送13条。"), edits);
  CHECK(now.section("overall")->text == "报送13条。");
  CHECK(now.section("requirements")->text == "提高质量，杜绝零报送。");
  CHECK(!is_behind(*edits.section("requirements"), draft("报送13条。")));
  edits.section("overall")->text = "报送13条，比上年多。";
  follow(edits, draft("报送14条。"));
  CHECK(is_behind(*edits.section("overall"), draft("报送14条。")));
  CHECK(edited(draft("报送14条。"), edits).section("overall")->text == "报送13条，比上年多。");
}

TEST_CASE(
    "sections and tables stand in the officer's order, and new ones where the draft has them") {
  BulletinEdits edits;
  follow(edits, draft("x", false));
  edits.move_section("requirements", -1);
  edits.move_section("requirements", -5);
  edits.move_table("measures", -1);
  CHECK(order(edited(draft("x", false), edits)) ==
        "opening requirements overall | overall measures targets ");
  follow(edits, draft("x"));
  CHECK(order(edited(draft("x"), edits)) ==
        "opening requirements overall gaps | overall measures targets ");
  // What the draft says no more goes by itself, unless somebody wrote there.
  follow(edits, draft("x", false));
  CHECK(edits.section("gaps") == nullptr);
  follow(edits, draft("x"));
  edits.section("gaps")->text = "请注意。";
  follow(edits, draft("x", false));
  CHECK(edited(draft("x", false), edits).section("gaps")->text == "请注意。");
  CHECK(is_behind(*edits.section("gaps"), draft("x", false)));
}

TEST_CASE("parts are left out and taken in again, own sections are added, the head is changed") {
  BulletinEdits edits;
  follow(edits, draft("x"));
  edits.section("gaps")->left_out = true;
  edits.leave_out("targets", true);
  edits.leave_out("chart.months", true);
  edits.sections.push_back({"own-1", "其他", "略。", "", false, true});
  edits.title = "关于全年工作的通报";
  edits.addressees = "各乡镇人民政府";
  edits.number = 9;
  const Bulletin now = edited(draft("x"), edits);
  CHECK(order(now) == "opening overall requirements own-1 | overall measures ");
  CHECK(now.charts.empty());
  CHECK(now.title == "关于全年工作的通报");
  CHECK(now.head->addressees == "各乡镇人民政府");
  CHECK(now.head->issue == "2022年第9期");
  CHECK(now.number == 9);
  edits.leave_out("targets", false);
  CHECK(!edits.leaves_out("targets"));
  follow(edits, draft("y"));
  CHECK(edits.section("own-1") != nullptr);
}

TEST_CASE("edits are kept and come back as they were") {
  BulletinEdits edits;
  follow(edits, draft("x"));
  edits.section("gaps")->left_out = true;
  edits.number = 9;
  CHECK(testing::dump(testing::must(decode_edits(encode(edits)))) == testing::dump(edits));
  CHECK(testing::code_of(decode_edits("x")) == "malformed");
}

}  // namespace
}  // namespace yibao::report
