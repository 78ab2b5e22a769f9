// An official document measured on the sheet, against GB/T 9704-2012.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "client/papers/pdf.h"
#include "tests/papers/pages.h"
#include "tests/papers/samples.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::papers {
namespace {

constexpr double kLeft = 28;
constexpr double kRight = 184;
constexpr double kTop = 37;
constexpr double kFoot = 262;
constexpr double kLetter = 16 * 25.4 / 72;

// A paper on the disk while it is looked at.
class OnPaper {
 public:
  explicit OnPaper(const Paper& paper) : file_(folder_.path() / "a.pdf") {
    testing::write_file(file_, testing::must(to_pdf(paper)));
    pages_ = pages_of(file_);
  }
  const std::vector<PdfPage>& pages() const { return pages_; }
  const PdfPage& page(std::size_t number) const { return pages_.at(number - 1); }
  PageImage picture(std::size_t number) const { return {file_, number}; }
  std::string text() const { return text_of_pdf(file_); }

 private:
  testing::TempFolder folder_;
  std::filesystem::path file_;
  std::vector<PdfPage> pages_;
};

Paper official(std::vector<Block> blocks) {
  Paper paper;
  paper.official = Official{};
  paper.blocks = std::move(blocks);
  return paper;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::size_t letters_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool near(double value, double wanted, double within = 1.0) {
  return std::abs(value - wanted) <= within;
}

TEST_CASE("a page has 22 lines of 28 letters between its margins") {
  const OnPaper paper(official({Paragraph{repeated("田", 28 * 30), false}}));
  const PdfPage& page = paper.page(1);
  CHECK(near(page.width, 210, 0.1));
  CHECK(near(page.height, 297, 0.1));
  std::vector<PageWord> lines;
  for (const PageWord& word : page.words) {
    if (word.text.starts_with("田")) lines.push_back(word);
  }
  REQUIRE(lines.size() == 22);
  for (const PageWord& line : lines) {
    CHECK(letters_of(line.text) == 28);
    CHECK(near(line.left, kLeft));
    CHECK(near(line.right, kRight));
  }
  const auto ink = paper.picture(1).extent(kBlack, kTop - 5, kFoot + 2);
  CHECK(ink.top > kTop);
  CHECK(ink.top < kTop + 4);
  CHECK(ink.bottom < kFoot);
  CHECK(ink.bottom > kFoot - 4);
}

TEST_CASE("the red head, the number and the red rule") {
  const OnPaper paper(sample_notice());
  const PageImage picture = paper.picture(1);
  const auto red = picture.extent(kRed, 0, 297);
  // The letters' upper edge: 35 mm below the written area's.
  CHECK(near(red.top, kTop + 35, 4));
  CHECK(near(red.left, kLeft, 0.5));
  CHECK(near(red.right, kRight, 0.5));
  const PageWord& number = paper.page(1).find("青政办");
  CHECK(near(number.middle(), 106));
  // The rule 4 mm below it.
  CHECK(red.bottom > number.bottom);
  CHECK(near(red.bottom, number.bottom + 4, 3));
  CHECK(picture.count(kRed, red.bottom - 0.8, red.bottom) > 600);
}

TEST_CASE("the title stands in the middle, whom it is addressed to at the edge") {
  const OnPaper paper(sample_bulletin());
  const PdfPage& page = paper.page(1);
  CHECK(near(page.find("关于2024年").middle(), 106, 2));
  CHECK(near(page.find("的通报").middle(), 106, 2));
  CHECK(near(page.find("各乡镇人民政府").left, kLeft));
  CHECK(near(page.find("今年以来").left, kLeft + 2 * kLetter));
  // Below the number: who issues it at the left, when at the right, one letter in.
  CHECK(near(page.find("青石市人民政府办公室").left, kLeft + kLetter));
  CHECK(near(page.find("2024年4月11日").right, kRight - kLetter));
}

TEST_CASE("the signature: the date four letters from the edge, the office in the middle above") {
  const OnPaper paper(sample_bulletin());
  const PdfPage& page = paper.page(4);
  const PageWord& office = page.find("青石市人民政府办公室");
  const PageWord& date = page.find("2024年4月11日");
  CHECK(near(date.right, kRight - 4 * kLetter));
  CHECK(near(office.middle(), date.middle()));
  CHECK(office.bottom <= date.top + 1);
  CHECK(near(page.find("（联系人").left, kLeft + 2 * kLetter));
  // An office too long to stand in the middle above a date ends at the edge.
  Paper long_name = official({Paragraph{"甲"}});
  long_name.official->signed_by = repeated("局", 24);
  long_name.official->signed_on = "2024年3月11日";
  const OnPaper other(long_name);
  CHECK(near(other.page(1).find("局局").right, kRight));
  CHECK(near(other.page(1).find("局局").middle(), other.page(1).find("2024年").middle()));
}

TEST_CASE("a signature never stands alone on a page, nor does a heading at its foot") {
  for (std::size_t lines = 15; lines < 24; ++lines) {
    CAPTURE(lines);
    Paper paper = official({Paragraph{repeated("田", 28 * lines), false}});
    paper.official->signed_by = "某某市人民政府";
    paper.official->signed_on = "2024年3月11日";
    const OnPaper printed(paper);
    for (const PdfPage& page : printed.pages()) CHECK(page.has("田"));
    const OnPaper headed(official({Paragraph{repeated("田", 28 * lines), false},
                                   Heading{"一、情况", 1}, Paragraph{repeated("土", 60)}}));
    for (const PdfPage& page : headed.pages()) {
      if (page.has("一、情况")) CHECK(page.has("土"));
    }
  }
}

TEST_CASE("pages are numbered to the outer side") {
  const OnPaper paper(sample_bulletin());
  const auto number = [&](std::size_t page) {
    const auto& words = paper.page(page).words;
    const auto dash = std::find_if(words.begin(), words.end(),
                                   [](const PageWord& word) { return word.text == "—"; });
    REQUIRE(dash != words.end());
    return *dash;
  };
  const double letter = 14 * 25.4 / 72;
  CHECK(near(number(2).left, kLeft + letter));
  const auto& words = paper.page(1).words;
  CHECK(near(std::find_if(words.rbegin(), words.rend(),
                          [](const PageWord& word) { return word.text == "—"; })
                 ->right,
             kRight - letter));
  // The dashes 7 mm below the written area.
  CHECK(near((number(1).top + number(1).bottom) / 2, kFoot + 7, 2));
}

TEST_CASE("a table's header stands again on each page, wide tables on turned sheets") {
  const OnPaper paper(sample_bulletin());
  std::size_t with_header = 0;
  for (std::size_t number = 5; number <= 7; ++number) {
    if (paper.page(number).has("名次")) ++with_header;
  }
  CHECK(with_header == 3);
  CHECK(paper.page(5).has("附件1"));
  CHECK(paper.page(8).width > paper.page(8).height);
  CHECK(paper.page(8).has("完成率"));
  CHECK(paper.pages().back().width < paper.pages().back().height);
}

TEST_CASE("the imprint ends at the foot of the last page") {
  const OnPaper paper(sample_bulletin());
  const std::size_t last = paper.pages().size();
  const auto ink = paper.picture(last).extent(kBlack, 150, kFoot + 3);
  CHECK(near(ink.bottom, kFoot, 0.6));
  CHECK(near(ink.left, kLeft, 0.5));
  CHECK(near(ink.right, kRight, 0.5));
  const PdfPage& page = paper.page(last);
  // Further lines of copies begin behind the colon.
  CHECK(page.find("市委办公室").left == doctest::Approx(page.find("抄送：").left).epsilon(0.01));
  CHECK(near(page.find("印发").right, kRight - 14 * 25.4 / 72));
}

TEST_CASE("nobody prints what nobody can see, and rows without a header have their columns") {
  const OnPaper paper(
      official({Heading{"甲\x01乙\u202e", 2, "丙\x02"}, Table{{}, {{"左", "右"}, {"下", ""}}}}));
  CHECK(paper.page(1).has("甲乙丙"));
  CHECK(paper.page(1).find("右").left > 100);
}

TEST_CASE("a chart is drawn with its colours, and every word can be taken out again") {
  const OnPaper paper(sample_bulletin());
  const PageImage picture = paper.picture(3);
  CHECK(picture.count(kBar, 40, 200) > 3000);
  CHECK(picture.count(kHighlight, 40, 200) > 300);
  const std::string text = paper.text();
  for (const std::string words :
       {"𬭊矿管理站", "䶮湖保护中心", "得分前十二名", "180.5", "第3期"}) {
    CHECK_MESSAGE(text.find(words) != std::string::npos, words);
  }
  CHECK(text.find("\uFFFD") == std::string::npos);
}

}  // namespace
}  // namespace yibao::papers
