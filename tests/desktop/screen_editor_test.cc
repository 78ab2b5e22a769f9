// Writing on the sheet: typing, finding, replacing, being led to what pre-flight found.
#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::testing {
namespace {

struct Writing {
  explicit Writing(texts::Language language = texts::Language::kChinese)
      : draft(town.draft("春季防火巡查")), driver(town, language) {
    driver.sign_in(kReporterPassphrase);
    driver.click("春季防火巡查", "row");
  }
  app::WritingPlace& place() { return driver.desk().work.writing; }

  Town town;
  domain::Subject draft;
  Driver driver;
};

TEST_CASE("what is typed is counted at once, saved at the pause and can be undone") {
  Writing writing;
  Driver& driver = writing.driver;
  const std::size_t before = writing.place().word_count();
  CHECK_FALSE(driver.find("撤销 Ctrl+Z").enabled);
  driver.type("正文", "张𬭊参加了巡查。");
  CHECK(writing.place().fields.body.ends_with("张𬭊参加了巡查。"));
  CHECK(driver.shows("正文 " + std::to_string(before + 8) + " 字"));
  CHECK(driver.shows("停顿时自动保存"));
  driver.pause();
  CHECK(driver.shows_part("已保存到本机"));
  driver.click("撤销 Ctrl+Z");
  CHECK_FALSE(writing.place().fields.body.ends_with("张𬭊参加了巡查。"));
  CHECK(driver.shows("停顿时自动保存"));
  driver.click("重做 Ctrl+Y");
  CHECK(writing.place().fields.body.ends_with("张𬭊参加了巡查。"));
}

TEST_CASE("a field set by somebody else shows in the editor and can be undone there") {
  Writing writing;
  const std::string before = writing.place().fields.body;
  writing.place().fields.body = "换成另一篇";
  writing.place().edited();
  writing.driver.settle();
  CHECK(writing.driver.find("正文", "field").value == "换成另一篇");
  writing.driver.click("撤销 Ctrl+Z");
  CHECK(writing.place().fields.body == before);
}

TEST_CASE("finding and replacing") {
  Writing writing;
  Driver& driver = writing.driver;
  writing.place().fields.body = "甲镇组织，甲镇巡查，甲镇整改。";
  writing.place().edited();
  driver.settle();
  driver.click("替换 Ctrl+H");
  driver.type("查找内容", "甲镇");
  driver.key(ImGuiKey_Enter);
  CHECK(driver.shows("第 1 处，共 3 处"));
  driver.click("下一处 F3");
  CHECK(driver.shows("第 2 处，共 3 处"));
  driver.type("替换成", "昂素镇");
  driver.click("替换这一处");
  CHECK(writing.place().fields.body == "甲镇组织，昂素镇巡查，甲镇整改。");
  driver.click("全部替换");
  CHECK(writing.place().fields.body == "昂素镇组织，昂素镇巡查，昂素镇整改。");
  CHECK(driver.shows("替换了 2 处，可以撤销。"));
  driver.type("查找内容", "没有的词");
  CHECK(driver.shows("没有找到"));
  CHECK_FALSE(driver.find("全部替换").enabled);
  driver.click("关闭 Esc");
  CHECK_FALSE(driver.shows("查找内容", "field"));
}

TEST_CASE("a finding leads to the words it is about") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("正文", "附件为绝密★文件。");
  driver.pause();
  driver.click("不涉密，回去修改");
  REQUIRE(driver.shows("到原文"));
  REQUIRE(writing.place().text.body.marks().size() == 1);
  driver.click("到原文");
  CHECK(writing.place().text.body.selected() == "绝密★");
  // The keyboard is there too, and the mark goes with its words.
  driver.key(ImGuiKey_Backspace);
  CHECK(writing.place().fields.body.ends_with("附件为文件。"));
  CHECK(writing.place().text.body.marks().empty());
}

TEST_CASE("a finding about a field leads to the field") {
  Writing writing;
  Driver& driver = writing.driver;
  writing.place().fields.telephone.clear();
  writing.place().edited();
  driver.pause();
  driver.click("到原文");
  for (const char c : {'1', '2', '0'}) {
    ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(c));
  }
  driver.settle();
  CHECK(driver.shows("联系电话", "field"));
  CHECK(writing.place().fields.telephone == "120");
}

TEST_CASE("pasted megabytes are refused in a sentence, and what was typed stays") {
  Writing writing;
  Driver& driver = writing.driver;
  const std::string before = writing.place().fields.body;
  driver.click("正文", "field");
  ImGui::SetClipboardText(std::string(2'000'000, 'x').c_str());
  driver.key(ImGuiKey_V, true);
  CHECK(writing.place().fields.body == before);
  CHECK(driver.shows_part("放不下"));
  driver.key(ImGuiKey_End, true);
  ImGui::SetClipboardText("贴\x01进\xFF来");
  driver.key(ImGuiKey_V, true);
  CHECK(writing.place().fields.body.ends_with("贴进来"));
  CHECK(driver.shows_part("有 2 个看不见或无效的字符"));
}

TEST_CASE("Enter in the title goes on to the text") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("标题", "有成效");
  driver.key(ImGuiKey_Enter);
  driver.key(ImGuiKey_End, true);
  for (const char32_t c : {U'又', U'一'}) ImGui::GetIO().AddInputCharacter(c);
  driver.settle();
  CHECK(writing.place().fields.title == "春季防火巡查有成效");
  CHECK(writing.place().fields.body.ends_with("又一"));
}

}  // namespace
}  // namespace yibao::testing
