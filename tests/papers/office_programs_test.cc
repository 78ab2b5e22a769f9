// Documents and spreadsheets opened by the office programs that our users have: LibreOffice, once
// for all files; what it shows is looked at.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/papers/pages.h"
#include "tests/support/files.h"
#include "tests/support/process.h"

namespace yibao::papers {
namespace {

namespace fs = std::filesystem;

// The samples made by a process of their own.
void make_samples(const fs::path& folder, const std::vector<std::string>& surroundings) {
  fs::create_directories(folder);
  std::vector<std::string> argv = {"env"};
  argv.insert(argv.end(), surroundings.begin(), surroundings.end());
  argv.insert(argv.end(), {YIBAO_PAPERS_SAMPLES, folder.string()});
  const auto made = testing::run_process(argv);
  REQUIRE_MESSAGE(made.exit_code == 0, made.err);
}

// What LibreOffice makes of them.
class Opened {
 public:
  static const Opened& samples() {
    static const Opened kOpened;
    return kOpened;
  }
  fs::path pdf(const std::string& name) const { return folder_.path() / (name + ".pdf"); }

 private:
  Opened() {
    make_samples(folder_.path() / "made", {});
    std::vector<std::string> argv = {
        "soffice",
        "-env:UserInstallation=file://" + (folder_.path() / "profile").string(),
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder_.path().string()};
    for (const auto& file : fs::directory_iterator(folder_.path() / "made")) {
      const std::string ending = file.path().extension().string();
      if (ending == ".docx" || ending == ".xlsx") argv.push_back(file.path().string());
    }
    const auto opened = testing::run_process(argv);
    REQUIRE_MESSAGE(opened.exit_code == 0, opened.err);
  }

  testing::TempFolder folder_;
};

std::size_t pages_with(const std::vector<PdfPage>& pages, const std::string& words) {
  return static_cast<std::size_t>(std::count_if(
      pages.begin(), pages.end(), [&](const PdfPage& page) { return page.has(words); }));
}

// The most dots of a colour that any page has.
std::size_t dots(const fs::path& pdf, const Rgb& colour) {
  std::size_t most = 0;
  for (std::size_t page = 1; page <= pages_of(pdf).size(); ++page) {
    most = std::max(most, PageImage(pdf, page).count(colour, 0, 297));
  }
  return most;
}

TEST_CASE("the same samples are the same bytes, in another second, zone and language") {
  const testing::TempFolder folder;
  make_samples(folder.path() / "one", {"TZ=UTC", "LC_ALL=C.UTF-8"});
  // Archives count in steps of two seconds.
  const auto now = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  const auto begun = now();
  REQUIRE(testing::eventually([&] { return now() - begun > std::chrono::seconds(2); }));
  make_samples(folder.path() / "two", {"TZ=America/New_York", "LC_ALL=C", "LANGUAGE=zh"});
  std::size_t compared = 0;
  for (const auto& file : fs::directory_iterator(folder.path() / "one")) {
    const auto other = folder.path() / "two" / file.path().filename();
    CHECK_MESSAGE(testing::read_file(file.path()) == testing::read_file(other),
                  file.path().filename().string());
    ++compared;
  }
  CHECK(compared == 8);
}

TEST_CASE("a document looks in a word processor as it does on paper") {
  const fs::path pdf = Opened::samples().pdf("bulletin");
  const auto pages = pages_of(pdf);
  REQUIRE(pages.size() >= 9);
  CHECK(pages.size() <= 11);
  const PageImage first(pdf, 1);
  const auto red = first.extent(kRed, 0, 297);
  CHECK(std::abs(red.left - 28) < 1);
  CHECK(std::abs(red.right - 184) < 1);
  CHECK(std::abs(red.top - 72) < 6);
  CHECK(std::abs(pages[0].find("信息报送").middle() - 106) < 3);
  CHECK(std::abs(pages[0].find("各乡镇人民政府").left - 28) < 1);
  // Headers again on each page of the table, the wide one turned.
  CHECK(pages_with(pages, "名次") >= 2);
  CHECK(pages_with(pages, "完成率") == 1);
  for (const PdfPage& page : pages) {
    if (page.has("完成率")) CHECK(page.width > page.height);
    if (page.has("名次")) CHECK(page.width < page.height);
  }
  // The imprint at the foot of the last page.
  CHECK(pages.back().find("抄送").top > 200);
  CHECK(pages.back().find("印发").bottom < 263);
}

TEST_CASE("a document's signature and numbers are where the standard has them") {
  const auto pages = pages_of(Opened::samples().pdf("notice"));
  REQUIRE(pages.size() == 2);
  const PageWord& office = pages[1].find("青石市人民政府办公室");
  CHECK(office.left > 100);
  CHECK(pages[0].words.back().right > 170);
  CHECK(pages[1].find("—").left < 40);
}

TEST_CASE("charts are drawn in documents and spreadsheets, in their colours") {
  for (const char* name : {"bulletin", "receipt", "roster"}) {
    CAPTURE(name);
    CHECK(dots(Opened::samples().pdf(name), kBar) > 3000);
  }
  CHECK(dots(Opened::samples().pdf("bulletin"), kHighlight) > 300);
  CHECK(dots(Opened::samples().pdf("roster"), kHighlight) > 200);
}

TEST_CASE("a spreadsheet prints on landscape sheets, its header on each, its figures as written") {
  const fs::path pdf = Opened::samples().pdf("payees");
  const auto pages = pages_of(pdf);
  REQUIRE(pages.size() == 2);
  for (const PdfPage& page : pages) {
    CHECK(page.width > page.height);
    CHECK(page.has("序号"));
    CHECK(page.has("签字"));
  }
  CHECK(std::abs(pages[0].find("稿酬发放表").middle() - 148.5) < 8);
  const std::string text = text_of_pdf(pdf);
  for (const std::string words : {"90.3%", "100.00", "6200000000000000139", "20.5"}) {
    CHECK_MESSAGE(text.find(words) != std::string::npos, words);
  }
  const std::string roster = text_of_pdf(Opened::samples().pdf("roster"));
  CHECK(roster.find("=1+1") != std::string::npos);
  CHECK(roster.find("13800000000") != std::string::npos);
}

TEST_CASE("every word can be taken out again, rare characters too") {
  // What stands a little apart, a figure behind Chinese, newer readers give with a blank between.
  std::string text = text_of_pdf(Opened::samples().pdf("bulletin"));
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  for (const std::string words : {"𬭊矿管理站", "䶮湖保护中心", "表1", "附件：1."}) {
    CHECK_MESSAGE(text.find(words) != std::string::npos, words);
  }
  CHECK(text.find("\uFFFD") == std::string::npos);
}

}  // namespace
}  // namespace yibao::papers
