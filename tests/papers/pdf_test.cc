#include "client/papers/pdf.h"

#include <doctest/doctest.h>

#include "tests/papers/samples.h"

namespace yibao::papers {
namespace {

Paper long_paper(std::size_t paragraphs, std::size_t rows) {
  Paper paper;
  paper.title = "涉密信息交接单";
  paper.remark = "第3号";
  paper.blocks.emplace_back(Heading{"说明"});
  for (std::size_t i = 0; i < paragraphs; ++i) {
    paper.blocks.push_back(
        Paragraph{"截至2月底，组织护林员126名，巡查林草地38."
                  "6万亩，清理可燃物52处；𬭊、䶮、𠮷三字照写。"});
  }
  paper.blocks.emplace_back(Fields{{{"份数", "2"}, {"页数", "11"}}});
  Table table{{"时间", "事项"}, {}, {1, 3}};
  for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({"2024-03-11 09:00", "收到"});
  paper.blocks.push_back(std::move(table));
  paper.blocks.emplace_back(Signatures{{"交件人", "收件人"}});
  return paper;
}

std::size_t sheets(const base::Bytes& pdf) {
  constexpr std::string_view kMark = "/Type /Page";
  std::size_t count = 0;
  for (std::size_t at = pdf.find(kMark); at != base::Bytes::npos; at = pdf.find(kMark, at + 1)) {
    if (pdf[at + kMark.size()] != 's') ++count;
  }
  return count;
}

TEST_CASE("a short paper is one sheet, with its fonts inside") {
  const auto pdf = to_pdf(long_paper(1, 2));
  REQUIRE(pdf);
  CHECK(pdf->starts_with("%PDF-"));
  CHECK(sheets(*pdf) == 1);
  CHECK(pdf->find("/FontFile") != base::Bytes::npos);
  CHECK(pdf->find("/ToUnicode") != base::Bytes::npos);
}

TEST_CASE("the same paper gives the same bytes, another day's others") {
  Paper paper = long_paper(3, 3);
  CHECK(*to_pdf(paper) == *to_pdf(paper));
  const base::Bytes before = *to_pdf(paper);
  paper.made_at += std::chrono::hours(24);
  CHECK(*to_pdf(paper) != before);
}

TEST_CASE("a long text and a long table go on over the pages") {
  CHECK(sheets(*to_pdf(long_paper(60, 0))) >= 3);
  CHECK(sheets(*to_pdf(long_paper(0, 120))) >= 3);
}

TEST_CASE("one cell longer than a page comes to an end") {
  Paper paper;
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "长";
  paper.blocks.emplace_back(Table{{"甲", "乙"}, {{"短", text}, {"后", "来"}}, {}});
  const auto pdf = to_pdf(paper);
  REQUIRE(pdf);
  CHECK(sheets(*pdf) >= 3);
}

TEST_CASE("an official document is laid out on sheets of its own, with everything it may have") {
  CHECK(sheets(*to_pdf(sample_bulletin())) == 10);
  CHECK(sheets(*to_pdf(sample_notice())) == 2);
  Paper bare = sample_notice();
  bare.official = Official{};
  CHECK(sheets(*to_pdf(bare)) == 1);
  Paper none;
  none.official = Official{};
  CHECK(sheets(*to_pdf(none)) == 1);
}

TEST_CASE("a wide table turns its sheets, and only those") {
  Paper paper;
  Table table{{"甲", "乙"}, {{"一", "二"}}};
  table.wide = true;
  paper.blocks = {Paragraph{"前"}, table, Gap{}, Paragraph{"后"}};
  const base::Bytes pdf = *to_pdf(paper);
  CHECK(sheets(pdf) == 3);
  CHECK(pdf.find("/MediaBox [ 0 0 841.") != base::Bytes::npos);
}

TEST_CASE("a document that ends on turned sheets ends there, where nobody signs it") {
  Paper paper;
  paper.official = Official{};
  Table table{{"甲"}, {{"一"}}};
  table.wide = true;
  paper.blocks = {table};
  CHECK(sheets(*to_pdf(paper)) == 1);
  paper.official->signed_on = "2024年3月11日";
  CHECK(sheets(*to_pdf(paper)) == 2);
}

TEST_CASE("a paper without anything is an empty sheet") {
  CHECK(sheets(*to_pdf(Paper{})) == 1);
}

}  // namespace
}  // namespace yibao::papers
