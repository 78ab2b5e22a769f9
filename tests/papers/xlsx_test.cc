#include "client/papers/xlsx.h"

#include <doctest/doctest.h>

#include "client/papers/xlsx_writer.h"
#include "client/papers/zip_archive.h"
#include "tests/papers/parts.h"
#include "tests/papers/samples.h"
#include "tests/support/must.h"

namespace yibao::papers {
namespace {

using Cells = std::vector<std::string>;
using testing::must;

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relations(const std::string& inside) {
  return "<Relationships "
         "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         inside + "</Relationships>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target,
                     const std::string& more = "") {
  return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" +
         target + "\" " + more + "/>";
}

// The parts of a spreadsheet file, for tests to spoil.
struct Parts {
  std::string roots = relations(relation("r1", "officeDocument", "xl/workbook.xml"));
  std::string sheets = "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/>";
  std::string properties;
  std::string book_relations = relation("r1", "worksheet", "worksheets/sheet1.xml") +
                               relation("r2", "sharedStrings", "/xl/sharedStrings.xml") +
                               relation("r3", "styles", "styles.xml");
  std::string strings = "<si><t>甲</t></si>";
  std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/></cellXfs>";
  std::string rows;

  base::Bytes packed() const {
    const std::string main = " xmlns=\"" + std::string(kMain) + "\"";
    return must(zip_archive(
        {{"_rels/.rels", roots},
         {"xl/workbook.xml", "<workbook" + main + " xmlns:r=\"" + kOffice + "\">" + properties +
                                 "<sheets>" + sheets + "</sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", relations(book_relations)},
         {"xl/sharedStrings.xml", "<sst" + main + ">" + strings + "</sst>"},
         {"xl/styles.xml", "<styleSheet" + main + ">" + styles + "</styleSheet>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet" + main + "><sheetData>" + rows + "</sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml", "<worksheet" + main +
                                          "><sheetData><row><c t=\"inlineStr\"><is><t>二</t></is>"
                                          "</c></row></sheetData></worksheet>"}}));
  }
  base::Result<SheetRows> read(const std::string& sheet = "") const {
    return xlsx_rows(packed(), sheet);
  }
};

std::vector<Cells> rows_of(const std::string& rows) {
  Parts parts;
  parts.rows = rows;
  std::vector<Cells> all;
  for (const SheetRow& row : must(parts.read()).rows) all.push_back(row.cells);
  return all;
}

TEST_CASE("cells of every kind are read as they are seen") {
  CHECK(rows_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                "<c r=\"B1\" t=\"inlineStr\"><is><r><t>乙</t></r><r><t>丙</t></r>"
                "<rPh><t>bing</t></rPh></is></c>"
                "<c r=\"C1\"><v>13800000000</v></c><c r=\"D1\" s=\"1\"><v>45362</v></c>"
                "<c r=\"E1\" s=\"2\"><v>0.933</v></c><c r=\"F1\" t=\"b\"><v>1</v></c>"
                "<c r=\"G1\" t=\"str\"><f>A1</f><v> 甲 </v></c><c r=\"H1\" t=\"e\"><v>#N/A</v></c>"
                "<c r=\"I1\" t=\"d\"><v>2024-03-11T00:00:00</v></c></row>") ==
        std::vector<Cells>{{"甲", "乙丙", "13800000000", "2024-03-11", "93.30%", "TRUE", "甲",
                            "#N/A", "2024-03-11"}});
}

TEST_CASE("a cell stands where it says, and without a place behind the one before") {
  CHECK(rows_of("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c><v>2</v></c><c r=\"AB1\"><v>3</v></c>"
                "</row>")[0]
            .size() == 28);
  CHECK(rows_of("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c><v>2</v></c></row>") ==
        std::vector<Cells>{{"", "1", "2"}});
  Parts parts;
  parts.rows = "<row><c><v>1</v></c></row><row r=\"7\"><c><v>2</v></c></row><row><c/></row>";
  const SheetRows sheet = must(parts.read());
  REQUIRE(sheet.rows.size() == 2);
  CHECK(sheet.rows[1].number == 7);
}

TEST_CASE("merged cells have their value in the first") {
  CHECK(rows_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row>"
                "<row r=\"2\"><c r=\"A2\"/><c r=\"B2\"><v>2</v></c></row>") ==
        std::vector<Cells>{{"1"}, {"", "2"}});
}

TEST_CASE("the first sheet in sight, or the one that is named") {
  Parts parts;
  parts.sheets =
      "<sheet name=\"藏\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>"
      "<sheet name=\"图\" sheetId=\"2\" r:id=\"r4\"/><sheet name=\"名\" sheetId=\"3\" "
      "r:id=\"r5\"/>";
  parts.book_relations += relation("r4", "chartsheet", "chartsheets/sheet1.xml") +
                          relation("r5", "worksheet", "worksheets/sheet2.xml");
  parts.rows = "<row><c><v>1</v></c></row>";
  const SheetRows first = must(parts.read());
  CHECK(first.name == "名");
  CHECK(first.names == Cells{"藏", "名"});
  CHECK(first.rows.at(0).cells == Cells{"二"});
  CHECK(must(parts.read("藏")).rows.at(0).cells == Cells{"1"});
  CHECK(parts.read("无").error().args == why("sheet_missing"));
  CHECK(parts.read("图").error().args == why("sheet_missing"));
}

TEST_CASE("days counted from 1904, and escapes of the format") {
  Parts parts;
  parts.properties = "<workbookPr date1904=\"1\"/>";
  parts.strings = "<si><t>a_x000D_&#10;b</t></si><si><t>_x005F_x0041_</t></si>";
  parts.rows =
      "<row><c s=\"1\"><v>43900</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
  CHECK(must(parts.read()).rows.at(0).cells == Cells{"2024-03-11", "a\nb", "_x0041_"});
}

TEST_CASE("what is no spreadsheet gets a sentence") {
  const auto refused = [](const base::Bytes& bytes) {
    const auto rows = xlsx_rows(bytes, "");
    return !rows && rows.error().args == why("xlsx_unreadable");
  };
  CHECK(refused(""));
  CHECK(refused("PK\x03\x04 broken"));
  CHECK(refused(must(zip_archive({{"a.xml", "<a/>"}}))));
  CHECK(refused(must(to_xlsx(sample_roster())).substr(0, 3000)));
  Parts parts;
  parts.rows = "<row><c></row>";
  CHECK(refused(parts.packed()));
  parts.rows = "<row><c t=\"s\"><v>1</v></c></row>";
  CHECK(refused(parts.packed()));
  parts.rows = "<row><c r=\"XFE1\"><v>1</v></c></row>";
  CHECK(refused(parts.packed()));
  parts.rows = "<row r=\"0\"><c><v>1</v></c></row>";
  CHECK(refused(parts.packed()));
}

TEST_CASE("parts that lie elsewhere are not fetched") {
  Parts parts;
  parts.rows = "<row><c><v>1</v></c></row>";
  parts.book_relations =
      relation("r1", "worksheet", "http://example.org/sheet.xml", "TargetMode=\"External\"");
  CHECK(parts.read().error().args == why("xlsx_unreadable"));
  parts.book_relations = relation("r1", "worksheet", "../../../etc/passwd");
  CHECK(parts.read().error().args == why("xlsx_unreadable"));
  parts.book_relations =
      relation("r1", "worksheet", "worksheets/sheet1.xml") +
      relation("r9", "externalLink", "file:///etc/passwd", "TargetMode=\"External\"");
  CHECK(must(parts.read()).rows.size() == 1);
}

TEST_CASE("archives that grow, entities, nesting and repeated texts come to an end") {
  Parts parts;
  parts.properties.resize(17'000'000, ' ');
  CHECK(parts.read().error().args == why("sheet_huge"));
  parts = {};
  parts.strings = "<si><t>" + std::string(1'000'000, 'x') + "</t></si>";
  for (int i = 0; i < 100; ++i) parts.rows += "<row><c t=\"s\"><v>0</v></c></row>";
  CHECK(parts.read().error().args == why("sheet_huge"));
  parts = {};
  parts.rows = "<row><c r=\"JA1\"><v>1</v></c></row>";
  CHECK(parts.read().error().args == why("sheet_huge"));
  parts = {};
  for (int i = 0; i < 1000; ++i) parts.rows += "<row>";
  CHECK(parts.read().error().args == why("xlsx_unreadable"));
  const base::Bytes entity =
      must(zip_archive({{"_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>"}}));
  CHECK(xlsx_rows(entity, "").error().args == why("xlsx_unreadable"));
}

TEST_CASE("what we write is read again, cell for cell") {
  const SheetRows payees = must(xlsx_rows(must(to_xlsx(sample_payees())), ""));
  CHECK(payees.name == "稿酬发放表");
  REQUIRE(payees.rows.size() == 43);
  CHECK(payees.rows[0].cells == Cells{"2024年政务信息稿酬发放表"});
  CHECK(payees.rows[3].cells == Cells{"1", "发展和改革委员会", "作者1", "3", "20.5", "90.3%", "100",
                                      "6200000000000000100"});
  const SheetRows roster = must(xlsx_rows(must(to_xlsx(sample_roster())), ""));
  CHECK(roster.rows[5].cells.at(3) == "13800000000");
  CHECK(roster.rows[5].cells.at(6).starts_with("=1+1\n"));
  CHECK(must(xlsx_rows(must(to_xlsx(sample_roster())), "得分")).rows[2].cells ==
        Cells{"发展和改革委员会", "180.5"});
}

}  // namespace
}  // namespace yibao::papers
