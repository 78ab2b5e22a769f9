// The editor on a screen of its own, worked with mouse and keys.
#include <doctest/doctest.h>

#include "tests/desktop/widget_desk.h"

namespace yibao::testing {
namespace {

using desktop::Ui;

struct EditorDesk {
  app::TextModel model;
  WidgetDesk desk{[this](Ui& ui) {
    Ui::EditorLook look;
    look.size = {400, 300};
    ui.editor("正文", model, look);
    ui.button("别处");
  }};
};

TEST_CASE("typing, with names in rare characters, goes to the model at once") {
  EditorDesk the;
  the.desk.type("没有点进去");
  CHECK(the.model.text().empty());
  the.desk.click(the.desk.place("正文"));
  the.desk.type("张𬭊，");
  the.desk.key(ImGuiKey_Enter);
  the.desk.type("𠮷");
  CHECK(the.model.utf8() == "张𬭊，\n𠮷");
  CHECK(the.desk.find("正文").value == "张𬭊，\n𠮷");
}

TEST_CASE("Escape, Tab and a click elsewhere lose nothing") {
  EditorDesk the;
  the.desk.click(the.desk.place("正文"));
  the.desk.type("甲");
  the.desk.key(ImGuiKey_Escape);
  the.desk.type("丢");
  CHECK(the.model.utf8() == "甲");
  the.desk.click(the.desk.place("正文", 300));
  the.desk.type("乙");
  the.desk.key(ImGuiKey_Tab);
  CHECK(the.model.utf8() == "甲乙");
  the.desk.click(the.desk.place("别处"));
  the.desk.type("丢");
  CHECK(the.model.utf8() == "甲乙");
}

TEST_CASE("keys move, select, erase, undo") {
  EditorDesk the;
  the.desk.click(the.desk.place("正文"));
  the.desk.type("春季防火巡查。见成效");
  the.desk.key(ImGuiKey_LeftArrow, true, true);
  CHECK(the.model.selected() == "见成效");
  the.desk.key(ImGuiKey_X, true);
  CHECK(WidgetDesk::clipboard() == "见成效");
  CHECK(the.model.utf8() == "春季防火巡查。");
  the.desk.key(ImGuiKey_Home);
  the.desk.key(ImGuiKey_V, true);
  CHECK(the.model.utf8() == "见成效春季防火巡查。");
  the.desk.key(ImGuiKey_Z, true);
  the.desk.key(ImGuiKey_Z, true);
  CHECK(the.model.utf8() == "春季防火巡查。见成效");
  the.desk.key(ImGuiKey_Y, true);
  CHECK(the.model.utf8() == "春季防火巡查。");
  the.desk.key(ImGuiKey_Z, true, true);
  CHECK(the.model.utf8() == "见成效春季防火巡查。");
  the.desk.key(ImGuiKey_End);
  the.desk.key(ImGuiKey_Backspace);
  the.desk.key(ImGuiKey_Home, true);
  the.desk.key(ImGuiKey_Delete);
  CHECK(the.model.utf8() == "成效春季防火巡查");
  the.desk.key(ImGuiKey_A, true);
  the.desk.key(ImGuiKey_C, true);
  CHECK(WidgetDesk::clipboard() == "成效春季防火巡查");
}

TEST_CASE("lines are wrapped; up and down go by them") {
  EditorDesk the;
  the.desk.click(the.desk.place("正文"));
  std::string text;
  for (int i = 0; i < 60; ++i) text += "字";
  the.desk.type(text);
  the.desk.key(ImGuiKey_Home, true);
  the.desk.key(ImGuiKey_DownArrow);
  const std::size_t line = the.model.caret();
  CHECK(line > 10);
  CHECK(line < 30);
  the.desk.key(ImGuiKey_DownArrow);
  CHECK(the.model.caret() == 2 * line);
  the.desk.key(ImGuiKey_UpArrow);
  the.desk.key(ImGuiKey_End);
  CHECK(the.model.caret() == 2 * line);
  CHECK(the.model.at_line_end());
}

TEST_CASE(
    "the mouse sets the caret, selects by dragging, words by two clicks, paragraphs by three") {
  EditorDesk the;
  the.model.load("春季防火，巡查见成效\n第二段");
  the.desk.settle();
  const ImVec2 at = the.desk.place("正文", 12 + 17 * 2 + 3);
  the.desk.click(at);
  CHECK(the.model.caret() == 2);
  the.desk.wait(1);
  the.desk.drag(at, {at.x + 17 * 2, at.y});
  CHECK(the.model.selected() == "防火");
  the.desk.wait(1);
  the.desk.click(at, 2);
  CHECK(the.model.selected() == "春季防火");
  the.desk.wait(1);
  the.desk.click(at, 3);
  CHECK(the.model.selected() == "春季防火，巡查见成效");
  the.desk.wait(1);
  the.desk.click(at);
  NullScreen::modifiers(false, true);
  the.desk.click({at.x + 17 * 5, at.y});
  NullScreen::modifiers(false, false);
  CHECK(the.model.selected() == "防火，巡查");
}

TEST_CASE("a long text scrolls with the wheel and follows the caret") {
  EditorDesk the;
  std::string text;
  for (int i = 1; i <= 60; ++i) text += "第" + std::to_string(i) + "段\n";
  the.model.load(text);
  the.desk.settle();
  NullScreen::point_at(the.desk.place("正文"));
  the.desk.settle();
  NullScreen::wheel(-5);
  the.desk.frame();
  NullScreen::wheel(0);
  the.desk.click(the.desk.place("正文", 20, 60));
  CHECK(the.model.caret() > 20);  // not in the first lines any more
  the.desk.key(ImGuiKey_End, true);
  the.desk.click(the.desk.place("正文", 20, 280));
  CHECK(the.model.caret() > the.model.text().size() - 12);
}

TEST_CASE("the caret blinks while somebody writes and stands still ten seconds later") {
  EditorDesk the;
  CHECK_FALSE(the.desk.ui().caret_blinks());
  the.desk.click(the.desk.place("正文"));
  CHECK(the.desk.ui().caret_blinks());
  the.desk.wait(10.5);
  CHECK_FALSE(the.desk.ui().caret_blinks());
  the.desk.type("又");
  CHECK(the.desk.ui().caret_blinks());
}

TEST_CASE("what a pause separates is undone by itself") {
  EditorDesk the;
  the.desk.click(the.desk.place("正文"));
  the.desk.type("甲");
  the.desk.wait(2);
  the.desk.type("乙");
  the.desk.key(ImGuiKey_Z, true);
  CHECK(the.model.utf8() == "甲");
}

TEST_CASE("a paste that has no room says so and takes nothing away") {
  EditorDesk the;
  the.desk.click(the.desk.place("正文"));
  the.desk.type("原来的");
  WidgetDesk::clipboard() = std::string(3'000'000, 'x');
  the.desk.key(ImGuiKey_V, true);
  CHECK(the.model.utf8() == "原来的");
  REQUIRE(the.desk.ui().refused());
  CHECK(the.desk.ui().refused()->remark.kind == app::TextRemark::Kind::kTooLong);
  the.desk.type("文");
  CHECK_FALSE(the.desk.ui().refused());
}

}  // namespace
}  // namespace yibao::testing
