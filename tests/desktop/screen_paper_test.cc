#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

const std::string kTitle = "阜康市开展春季防火巡查";
const std::string kSecondPassphrase = "second-reporter-words";

std::string with_paper(std::string ruleset) {
  const std::string before = "\"signers\": [\"in_charge\"],";
  return ruleset.replace(ruleset.find(before), before.size(), before + "\"paper\": true,");
}

TEST_CASE("a signature on paper is registered with its page and shown as such") {
  TempFolder files;
  write_file(files.path() / "签字页.png", "\x89PNG\r\n\x1a\n" + std::string(500, 'p'));
  ::setenv("HOME", files.path().c_str(), 1);
  Town town("changji", "fukangshi", with_paper);
  town.add_reporter("李二", kSecondPassphrase);
  town.offered(kTitle);
  Driver driver(town);
  driver.sign_in(kSecondPassphrase);
  driver.click(kTitle, "row");
  driver.click("登记纸质签发…", "button");
  CHECK(driver.shows("签字的领导"));
  driver.click("选择文件…", "button");
  driver.click("签字页.png", "row");
  driver.click("打开", "button");
  CHECK(driver.shows("签字页.png"));
  for (const char* gate : {"政策关：符合方针政策", "内容关：事实数据准确",
                           "发送范围关：报送范围合适", "保密审查：不涉及国家秘密"}) {
    CHECK_FALSE(driver.find("登记签发", "button").enabled);
    driver.click(gate, "check");
  }
  driver.type("口令", kSecondPassphrase);
  driver.click("登记签发", "button");
  CHECK(driver.shows_part("已登记纸质签发"));
  CHECK(driver.shows("纸质签发"));
  CHECK(driver.shows("看签字页", "button"));
  CHECK(driver.shows_part("纸质签发：" + kLeaderName));
}

}  // namespace
}  // namespace yibao::testing
