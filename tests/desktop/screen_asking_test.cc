#include <doctest/doctest.h>

#include "tests/app/asking_office.h"
#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

TEST_CASE("an officer writes a commission, ticks a group and sends it") {
  AskingOffice office;
  office.asks("已有一件", "2024-03-15 18:00", {"jiaotiju"});
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "约稿");
  driver.click("下达约稿", "button");
  driver.type("标题", "供暖保障");
  CHECK(driver.shows("还要写要求。"));
  driver.type("要求", "请写明面积和温度。");
  driver.type("截止日期", "2024-03-20");
  CHECK(driver.shows("还要选单位。"));
  CHECK(driver.shows_part("在办约稿 1 件"));
  CHECK(driver.shows_part("还差 8"));
  driver.click("第二组（0/2）", "check");
  CHECK(driver.shows("已选 2 个，共 3 个单位"));
  driver.click("下达", "button");
  driver.settle();
  CHECK(driver.shows("已下达，下次收发时送到各单位。"));
  CHECK(driver.shows("供暖保障"));
  CHECK(driver.shows("教体局", "check"));
  CHECK_FALSE(driver.shows("城川镇", "check"));
}

TEST_CASE("what came is chosen and judged at once, and what it moves is said") {
  AskingOffice office;
  const auto id = office.asks("供暖保障", "2024-03-13 18:00", {"chengchuan", "jiaotiju"});
  office.town.received_from("chengchuan", {"城川供暖", id});
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "约稿");
  driver.click("供暖保障", "row");
  CHECK(driver.shows("城川供暖", "row"));
  driver.click("选出可评定的", "button");
  driver.click("评定所选…", "button");
  CHECK(driver.shows("评定约稿"));
  driver.type("说明（可以不写）", "很及时");
  driver.click("评定", "button");
  driver.settle();
  CHECK(driver.shows("已评定 1 个单位。"));
  CHECK(driver.shows_part("城川镇　+10"));
  CHECK(driver.shows("按时完成"));
}

TEST_CASE("Escape closes a question and nothing is done") {
  AskingOffice office;
  office.asks("供暖保障", "2024-03-13 18:00", {"chengchuan"});
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "约稿");
  driver.click("供暖保障", "row");
  driver.click("取消约稿…", "button");
  CHECK(driver.shows("取消这次约稿"));
  driver.key(ImGuiKey_Escape);
  CHECK_FALSE(driver.shows("取消这次约稿"));
  CHECK(driver.find("取消约稿…", "button").enabled);
}

TEST_CASE("reminders are copied, and a request for more time is answered from there") {
  AskingOffice office;
  const auto id = office.asks("供暖保障", "2024-03-13 18:00", {"chengchuan", "jiaotiju"});
  office.asks_for_time("jiaotiju", id, "2024-03-15 18:00", "人手紧");
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "约稿");
  driver.click("催办 2", "button");
  driver.click("复制全部催办文字", "button");
  CHECK(driver.shows_part("催办文字已复制"));
  CHECK(std::string(ImGui::GetClipboardText()).find("城川镇") != std::string::npos);
  driver.click("答复延期…", "button");
  driver.settle();
  CHECK(driver.shows("答复延期申请"));
  driver.click("同意延期", "button");
  driver.settle();
  CHECK(driver.shows("已同意延期。"));
  CHECK(driver.shows_part("（已延期）"));
}

TEST_CASE("the office's people find the commissions they issue in the rail") {
  AskingOffice office;
  office.asks("供暖保障", "2024-03-13 18:00", {"chengchuan"});
  Driver driver(office.town);
  driver.sign_in(kOfficerPassphrase, "约稿");
  CHECK(driver.shows("下达约稿", "button"));
  CHECK(driver.shows_part("约 1 个单位"));
}

TEST_CASE("a unit's people find those they got") {
  Town town;
  town.commission("供暖保障", at("2024-03-13 18:00"));
  Driver driver(town);
  driver.sign_in(kReporterPassphrase, "约稿");
  CHECK_FALSE(driver.shows("下达约稿", "button"));
  CHECK(driver.shows("供暖保障"));
}

}  // namespace
}  // namespace yibao::testing
