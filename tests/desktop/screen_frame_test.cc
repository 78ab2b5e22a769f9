#include <doctest/doctest.h>

#include "client/core/app/shortcuts.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

using app::Place;

Place place(Driver& driver) {
  return driver.desk().work.way.place();
}

TEST_CASE("the rail's places are reached by number, the other keys do what the sheet says") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.strike('N', true);
  CHECK(place(driver) == Place::kTemplates);
  driver.strike('9', true);
  CHECK(place(driver) == Place::kReference);
  driver.click("待发送", "page");
  driver.strike('1', true);
  CHECK(place(driver) != Place::kOutbox);
  driver.strike(kFunctionKey + 1, false);
  CHECK(driver.shows("快捷键"));
  for (const app::Shortcut& shortcut : app::shortcuts()) {
    CHECK(driver.shows(std::string(shortcut.keys), "text"));
    CHECK(driver.shows(texts::text(texts::Language::kChinese, shortcut.what), "text"));
  }
  driver.strike('L', true);  // a dialog is open: nothing behind it moves
  CHECK(driver.desk().work.snapshot().account->phase == app::Phase::kSignedIn);
  driver.key(ImGuiKey_Escape);
  CHECK_FALSE(driver.shows("快捷键"));
  driver.strike('L', true);
  CHECK(driver.desk().work.snapshot().account->phase == app::Phase::kLocked);
}

TEST_CASE("the keyboard alone goes to the rail, along it, and opens a place") {
  Town town;
  Driver driver(town);
  driver.sign_in(kReporterPassphrase);
  driver.click("待发送", "page");
  driver.strike(kFunctionKey + 6, false);
  driver.strike(kFunctionKey + 6, false);
  const Place before = place(driver);
  driver.key(ImGuiKey_DownArrow);
  driver.key(ImGuiKey_DownArrow);
  driver.key(ImGuiKey_Space);
  CHECK(place(driver) != before);
}

TEST_CASE("with the largest type on the smallest window nothing lies over anything") {
  Town town;
  town.offered("春季防火巡查");
  Driver driver(town);
  ImGui::GetIO().DisplaySize = {1024, 700};
  app::Preferences large;
  large.font_size = 200;
  driver.desk().work.settings.choose(large);
  driver.settle();
  driver.sign_in(kReporterPassphrase);
  const auto& lock = driver.find("锁定", "button");
  CHECK(lock.to.y <= 700);
  const auto& first = driver.find(kReporterName, "text");
  for (const char* page : {"稿件", "待发送"}) {
    CHECK(driver.find(page, "page").to.y <= first.from.y);
  }
  const auto& queue = driver.find("待发送 1 条", "text");
  const auto& who = driver.find(kReporterName + " · 昂素镇", "text");
  const bool apart = queue.to.x <= who.from.x || queue.to.y <= who.from.y;
  CHECK(apart);
  CHECK(who.to.x <= 1024);
  CHECK(driver.will_show_part("连不上服务器"));
}

}  // namespace
}  // namespace yibao::testing
