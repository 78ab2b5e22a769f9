// The fields beside a text, and choosing a kind before writing.
#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("writing begins with a kind, its limits and its headings") {
  Town town("changji", "fukangshi");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("写新稿");
  CHECK(driver.shows("写哪一类？"));
  CHECK(driver.shows_part("“短频快”式动态类信息"));
  CHECK(driver.shows("不限字数 · 带小标题：问题、分析、建议"));
  driver.click("问题", "button");
  CHECK(driver.find("正文", "field").value.starts_with("一、问题"));
  CHECK(driver.shows_part("正文里还没有看到：问题、分析、建议"));
  driver.click("要素", "button");
  CHECK(driver.find("类别", "choice").value == "问题");
}

TEST_CASE("topics, marks, tone and dates are chosen beside the text") {
  Town town;
  town.draft("春季防火巡查");
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("春季防火巡查", "row");
  driver.click("要素", "button");
  const app::DraftFields& fields = driver.desk().work.writing.fields;
  driver.click("报送要点", "choice");
  driver.click("乡村振兴", "check");
  driver.click("环境保护", "check");
  driver.click("类别", "text");  // elsewhere: the list closes
  CHECK(fields.topics == std::vector<std::string>{"rural", "environment"});
  CHECK(driver.find("报送要点", "choice").value == "乡村振兴、环境保护");
  driver.click("报喜报忧", "choice");
  driver.click("报忧", "row");
  CHECK(fields.tone == domain::Tone::kBad);
  driver.desk().work.writing.fields.data_as_of.clear();
  driver.scroll_to("上月底", "button", "类别");
  driver.click("上月底");
  CHECK(fields.data_as_of == "2024-02-29");
}

}  // namespace
}  // namespace yibao::testing
