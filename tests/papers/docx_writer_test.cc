#include "client/papers/docx_writer.h"

#include <doctest/doctest.h>

#include "client/papers/docx.h"
#include "client/papers/xml_reader.h"
#include "tests/papers/parts.h"
#include "tests/papers/samples.h"
#include "tests/support/must.h"

namespace yibao::papers {
namespace {

using testing::must;

constexpr std::size_t kMost = 10'000'000;

std::string document_of(const Paper& paper) {
  return part_of(must(to_docx(paper)), "word/document.xml");
}

std::size_t count(const std::string& xml, const std::string& piece) {
  std::size_t found = 0;
  for (std::size_t at = xml.find(piece); at != std::string::npos; at = xml.find(piece, at + 1)) {
    ++found;
  }
  return found;
}

class Listener final : public XmlListener {
 public:
  bool begin(const XmlName&, const XmlAttributes&) override { return true; }
  bool end(const XmlName&) override { return true; }
  bool letters(std::string_view) override { return true; }
};

bool is_xml(const std::string& text) {
  Listener listener;
  return XmlReader(listener).take(text, true);
}

TEST_CASE("every part of a document is sound XML") {
  for (const Paper& paper : {sample_bulletin(), sample_notice(), sample_receipt(), Paper{}}) {
    const base::Bytes docx = must(to_docx(paper));
    for (const char* part :
         {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
          "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
          "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml"}) {
      CAPTURE(part);
      CHECK(is_xml(part_of(docx, part)));
    }
  }
}

TEST_CASE("all the words of a paper are in its document") {
  const std::string text = must(docx_text(must(to_docx(sample_bulletin())), kMost));
  for (const std::string words :
       {"政务信息工作通报", "第3期", "关于2024年第一季度全市政务信息报送和采用情况的通报",
        "各乡镇人民政府", "一、总体情况", "1.问题类信息明显增多。今年以来", "𬭊矿管理站",
        "附件：1. 2024年第一季度", "2024年4月11日", "（联系人：信息科", "60\t新区街道办事处",
        "抄送：市委办公室", "2024年4月11日印发"}) {
    CHECK_MESSAGE(has(text, words), words);
  }
}

TEST_CASE("letters that XML cannot hold are left out, its own marks are words") {
  Paper paper;
  paper.title = "甲 & <乙> \"丙\"";
  paper.blocks = {
      Paragraph{"a\x01\x0B"
                "b]]>&amp;\nc\td"}};
  const std::string text = must(docx_text(must(to_docx(paper)), kMost));
  CHECK(has(text, "甲 & <乙> \"丙\""));
  CHECK(has(text, "ab]]>&amp;\nc\td"));
}

TEST_CASE("an official document has the standard's letters, lines and margins") {
  const base::Bytes docx = must(to_docx(sample_bulletin()));
  const std::string document = part_of(docx, "word/document.xml");
  CHECK(has(document, "w:line=\"560\" w:lineRule=\"exact\""));
  CHECK(has(document, "w:firstLineChars=\"200\""));
  CHECK(
      has(document, "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
  CHECK(has(document, "w:eastAsia=\"仿宋_GB2312\""));
  CHECK(has(document, "w:eastAsia=\"方正小标宋简体\""));
  CHECK(has(document, "w:eastAsia=\"楷体_GB2312\""));
  CHECK(has(document, "<w:color w:val=\"FF0000\"/>"));
  CHECK(has(part_of(docx, "word/styles.xml"), "<w:outlineLvl w:val=\"2\"/>"));
  CHECK(has(part_of(docx, "word/settings.xml"), "<w:evenAndOddHeaders/>"));
  CHECK(has(part_of(docx, "word/footer1.xml"), "<w:jc w:val=\"right\"/>"));
  CHECK(has(part_of(docx, "word/footer2.xml"), "<w:jc w:val=\"left\"/>"));
}

TEST_CASE("tables repeat their header, wide ones lie on turned sheets") {
  const std::string document = document_of(sample_bulletin());
  CHECK(count(document, "<w:tblHeader/>") == 2);
  CHECK(count(document, "w:orient=\"landscape\"") == 1);
  CHECK(count(document, "<w:sectPr>") == 3);
  Paper paper;
  paper.blocks = {Paragraph{"甲"}, Table{{"a"}, {{"b"}}, {}, {}, "", true}, Paragraph{"乙"}};
  CHECK(count(document_of(paper), "<w:sectPr>") == 3);
}

TEST_CASE("charts are pictures, each with its own part") {
  const base::Bytes docx = must(to_docx(sample_receipt()));
  CHECK(part_of(docx, "word/media/chart1.png").starts_with("\x89PNG"));
  CHECK(part_of(docx, "word/media/chart2.png").starts_with("\x89PNG"));
  CHECK(has(part_of(docx, "word/_rels/document.xml.rels"), "media/chart2.png"));
  CHECK(count(part_of(docx, "word/document.xml"), "<pic:pic>") == 2);
}

TEST_CASE("a plain paper's numbers stand in the middle, and nothing is red") {
  const base::Bytes docx = must(to_docx(sample_receipt()));
  CHECK(has(part_of(docx, "word/footer1.xml"), "<w:jc w:val=\"center\"/>"));
  CHECK_FALSE(has(part_of(docx, "word/settings.xml"), "evenAndOdd"));
  CHECK_FALSE(has(part_of(docx, "word/document.xml"), "FF0000"));
}

}  // namespace
}  // namespace yibao::papers
