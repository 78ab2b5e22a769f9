#include "client/papers/xlsx_writer.h"

#include <doctest/doctest.h>

#include "client/papers/sheet_text.h"
#include "client/papers/xlsx.h"
#include "tests/papers/parts.h"
#include "tests/papers/samples.h"
#include "tests/support/must.h"

namespace yibao::papers {
namespace {

using testing::must;

Workbook one_cell(SheetCell cell) {
  Sheet sheet;
  sheet.header = {"甲", "乙"};
  sheet.rows = {{std::move(cell)}};
  return {"", {sheet}, {}};
}

std::string sheet_xml(const Workbook& workbook) {
  return part_of(must(to_xlsx(workbook)), "xl/worksheets/sheet1.xml");
}

TEST_CASE("a figure is a number where that is exact, else text") {
  CHECK(has(sheet_xml(one_cell(number_cell("12.50"))), "<v>12.5</v>"));
  CHECK(has(sheet_xml(one_cell(whole_cell(-7))), "<v>-7</v>"));
  CHECK(has(sheet_xml(one_cell(percent_cell("93.3"))), "<v>0.933"));
  CHECK(has(sheet_xml(one_cell(number_cell("1234567890123456"))), "t=\"s\""));
  CHECK(has(sheet_xml(one_cell(number_cell("–"))), "<c r=\"A2\" s=\"2\" t=\"s\""));
  CHECK_FALSE(exact_number("007", 0));
  CHECK_FALSE(exact_number("1.", 0));
  CHECK_FALSE(exact_number("", 0));
  CHECK_FALSE(exact_number("1e5", 0));
  CHECK(exact_number("-0.50", 0)->decimals == 2);
}

TEST_CASE("what looks like a formula or a number stays text") {
  for (const char* text : {"=1+1", "+86", "-x", "@a", "13800000000", "2024-03-11", "007"}) {
    const std::string xml = sheet_xml(one_cell(text_cell(text)));
    CHECK(has(xml, "t=\"s\""));
    CHECK_FALSE(has(xml, "<f>"));
  }
  const base::Bytes book = must(to_xlsx(one_cell(text_cell("_x0041_ a\x01&<"))));
  CHECK(must(xlsx_rows(book, "")).rows.at(1).cells.at(0) == "_x0041_ a&<");
}

TEST_CASE("a sheet is ready to be printed") {
  const std::string xml = sheet_xml(sample_payees());
  CHECK(has(xml, "paperSize=\"9\""));
  CHECK(has(xml, "orientation=\"landscape\""));
  CHECK(has(xml, "fitToHeight=\"0\""));
  CHECK(has(xml, "state=\"frozen\""));
  CHECK(has(xml, "<mergeCell ref=\"A1:I1\"/>"));
  CHECK(has(part_of(must(to_xlsx(sample_payees())), "xl/workbook.xml"),
            "_xlnm.Print_Titles\" localSheetId=\"0\">'稿酬发放表'!$3:$3"));
}

TEST_CASE("charts lie below the rows as pictures") {
  const base::Bytes book = must(to_xlsx(sample_roster()));
  CHECK(part_of(book, "xl/media/image1.png").starts_with("\x89PNG"));
  CHECK(part_of(book, "xl/media/image2.png").starts_with("\x89PNG"));
  CHECK(has(part_of(book, "xl/drawings/drawing1.xml"), "得分前十二名"));
}

TEST_CASE("names of tabs are made to fit and differ from each other") {
  std::set<std::string> used;
  CHECK(tab_name("a/b:c", used) == "a_b_c");
  CHECK(tab_name("a/b:c", used) == "a_b_c (2)");
  CHECK(tab_name("", used) == "1");
  CHECK(tab_name("", used) == "1 (2)");
  std::string many;
  for (int i = 0; i < 40; ++i) many += "长";
  CHECK(tab_name(many, used).size() == 31 * 3);
  CHECK(tab_name(many, used) != many);
  Workbook book = sample_payees();
  book.sheets.push_back(book.sheets.front());
  CHECK(must(xlsx_rows(must(to_xlsx(book)), "稿酬发放表 (2)")).rows.size() == 43);
}

TEST_CASE("a text longer than a cell is cut, a workbook without rows is one") {
  const std::string text(40'000, 'x');
  CHECK(must(xlsx_rows(must(to_xlsx(one_cell(text_cell(text)))), "")).rows[1].cells[0].size() ==
        32'767);
  CHECK(to_xlsx({"", {Sheet{}}, {}}));
  CHECK(to_xlsx({}));
}

}  // namespace
}  // namespace yibao::papers
