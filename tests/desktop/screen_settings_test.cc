#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("size, colours and language change under the person's eyes") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("设置", "page");
  const float before = driver.find("显示", "text").to.y - driver.find("显示", "text").from.y;
  driver.click("字号", "choice");
  driver.click("200%", "row");
  const float after = driver.find("显示", "text").to.y - driver.find("显示", "text").from.y;
  CHECK(after == 2 * before);
  CHECK(driver.glyphs().missing() == 0);
  driver.scroll_to("配色", "choice");
  driver.click("配色", "choice");
  driver.click("深色", "row");
  CHECK(desktop::theme::colours().ink != desktop::theme::rgb(0x1F, 0x29, 0x33));
  app::Preferences english = driver.desk().work.settings.preferences();
  english.language = app::LanguageChoice::kEnglish;
  driver.desk().work.settings.choose(english);
  driver.settle();
  CHECK(driver.shows("Settings", "page"));
  const auto kept = app::read_preferences(town.folder()).value;
  CHECK(kept.font_size == 200);
  CHECK(kept.shade == app::Shade::kDark);
  CHECK(kept.language == app::LanguageChoice::kEnglish);
}

TEST_CASE("two offices compare the log in the settings: copied here, pasted there") {
  Town town;
  town.sees(town.checkpoint(40, crypto::Digest{1}));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("设置", "page");
  driver.scroll_to("核对", "button");
  CHECK(driver.shows_part("到第 40 条"));
  CHECK_FALSE(driver.find("核对", "button").enabled);
  driver.click("复制凭证", "button");
  const std::string line = ImGui::GetClipboardText();
  CHECK(line.starts_with("yibao-checkpoint-1:"));
  driver.type("对方的凭证", line.substr(0, 80));
  driver.click("核对", "button");
  driver.settle();
  CHECK(driver.shows_part("不是完整的凭证"));
  driver.type("对方的凭证", line.substr(80));
  driver.click("核对", "button");
  driver.settle();
  CHECK(driver.shows_part("核对一致"));
  CHECK(driver.glyphs().missing() == 0);
}

TEST_CASE("who changes the passphrase hears that it is done") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("设置", "page");
  driver.scroll_to("更改口令", "button");
  CHECK_FALSE(driver.find("更改口令", "button").enabled);
  driver.type("现在的口令", kReporterPassphrase);
  driver.type("新口令", "quite new wo");
  driver.type("再输一遍新口令", "quite new words");
  CHECK(driver.shows("两遍口令不一样。"));
  driver.type("新口令", "rds");
  driver.click("更改口令", "button");
  CHECK(driver.shows_part("口令已更改"));
}

}  // namespace
}  // namespace yibao::testing
