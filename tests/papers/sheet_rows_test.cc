#include "client/papers/sheet_rows.h"

#include <doctest/doctest.h>

#include "tests/papers/parts.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::papers {
namespace {

using Cells = std::vector<std::string>;
using testing::must;

std::vector<Cells> cells_of(const SheetRows& sheet) {
  std::vector<Cells> all;
  for (const SheetRow& row : sheet.rows) all.push_back(row.cells);
  return all;
}

std::vector<Cells> cells_of(const std::string& text) {
  return cells_of(must(sheet_of_text(text)));
}

TEST_CASE("cells pasted out of a spreadsheet have tabs between them, those of a file commas") {
  CHECK(cells_of("单位\t姓名\r\n 财政局 \t\"甲\n乙\"\r\n") ==
        std::vector<Cells>{{"单位", "姓名"}, {"财政局", "甲\n乙"}});
  CHECK(cells_of("单位,姓名,\n\"a,b\",\"c\"\"d\"") ==
        std::vector<Cells>{{"单位", "姓名"}, {"a,b", "c\"d"}});
  CHECK(cells_of("联系表\n单位\t姓名\n甲,乙\t丙\n") ==
        std::vector<Cells>{{"联系表"}, {"单位", "姓名"}, {"甲,乙", "丙"}});
  CHECK(cells_of("one") == std::vector<Cells>{{"one"}});
  CHECK(cells_of("").empty());
}

TEST_CASE("rows keep the numbers they have in the spreadsheet, blank ones are left out") {
  const SheetRows sheet =
      must(sheet_of_text("\xEF\xBB\xBF"
                         "a,b\n,,\n　, \nc,,\n"));
  REQUIRE(sheet.rows.size() == 2);
  CHECK(sheet.rows[0].number == 1);
  CHECK(sheet.rows[1].number == 4);
  CHECK(sheet.rows[1].cells == Cells{"c"});
}

TEST_CASE("what nobody can see is no part of a cell") {
  CHECK(cells_of("\u00a0甲\u200b\tb\x01\u202e") == std::vector<Cells>{{"甲", "b"}});
}

TEST_CASE("a quotation mark that is never closed takes no rows with it") {
  CHECK(cells_of("a\tb\n\"c\td\ne\tf") == std::vector<Cells>{{"a", "b"}, {"\"c", "d"}, {"e", "f"}});
}

TEST_CASE("files in the encodings offices have") {
  CHECK(cells_of(must(sheet_of("a.csv", "\xB4\xBA\xB8\xFB,1\n"))) ==
        std::vector<Cells>{{"春耕", "1"}});
  CHECK(cells_of(must(sheet_of("A.TXT", base::ByteView("\xFF\xFE\x25\x66\x09\x00\x31\x00", 8)))) ==
        std::vector<Cells>{{"春", "1"}});
  CHECK(testing::code_of(sheet_of("a.csv", "\xB4\xBA\xFF\xFF")) == "not_utf8");
  CHECK(sheet_of("a.xls", "x").error().args == why("sheet_kind"));
}

TEST_CASE("too many rows, columns or letters are told before they are kept") {
  CHECK(sheet_of_text(std::string(300, ',') + "x").error().args == why("sheet_huge"));
  std::string rows;
  for (int i = 0; i < 200'001; ++i) rows += "x\n";
  CHECK(sheet_of_text(rows).error().args == why("sheet_huge"));
  std::string huge;
  huge.resize(40'000'000, 'x');
  CHECK(sheet_of_text(huge).error().args == why("sheet_huge"));
  std::string sparse;
  for (int i = 0; i < 20'000; ++i) sparse += std::string(250, ',') + "x\n";
  CHECK(sheet_of_text(sparse).error().args == why("sheet_huge"));
}

TEST_CASE("a file is read by its name") {
  const testing::TempFolder folder;
  testing::write_file(folder.path() / "a.tsv", "甲\t乙");
  CHECK(cells_of(must(read_sheet_file(folder.path() / "a.tsv"))) ==
        std::vector<Cells>{{"甲", "乙"}});
  CHECK(testing::code_of(read_sheet_file(folder.path() / "b.csv")) == "file_missing");
  CHECK(is_sheet_file("a.XLSX"));
  CHECK_FALSE(is_sheet_file("a.docx"));
}

}  // namespace
}  // namespace yibao::papers
