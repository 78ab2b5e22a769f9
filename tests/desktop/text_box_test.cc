// Fields and the editor on a screen of their own, worked with mouse and keys.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "client/desktop/appearance.h"
#include "client/desktop/ui.h"
#include "shared/base/text.h"
#include "tests/desktop/null_screen.h"

namespace yibao::testing {
namespace {

using desktop::Ui;

std::string clipboard;

class Desk {
 public:
  explicit Desk(std::function<void(Ui&)> draw) : draw_(std::move(draw)) {
    auto appearance = desktop::Appearance::create(1.0F, texts::Language::kChinese, {});
    REQUIRE(appearance);
    appearance_ = *std::move(appearance);
    ui_ = std::make_unique<Ui>(appearance_->glyphs());
    clipboard.clear();
    ImGuiIO& io = ImGui::GetIO();
    io.SetClipboardTextFn = [](void*, const char* text) { clipboard = text; };
    io.GetClipboardTextFn = [](void*) { return clipboard.c_str(); };
    settle();
  }

  void frame() {
    ImGui::NewFrame();
    ui_->begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({600, 700});
    ImGui::Begin("desk", nullptr, ImGuiWindowFlags_NoDecoration);
    draw_(*ui_);
    ImGui::End();
    ImGui::Render();
    appearance_->glyphs().flush([](int, int, int, int, const void*) {});
  }
  void settle() {
    for (int i = 0; i < 3; ++i) frame();
  }
  const desktop::NotedWidget& find(const std::string& label) const {
    const auto& noted = ui_->noted();
    const auto found = std::find_if(noted.begin(), noted.end(),
                                    [&](const auto& widget) { return widget.label == label; });
    REQUIRE(found != noted.end());
    return *found;
  }
  // At the left of the widget's line.
  ImVec2 place(const std::string& label, float x = 20, float y = 14) const {
    const desktop::NotedWidget& widget = find(label);
    return {widget.from.x + x, widget.from.y + y};
  }
  void click(ImVec2 at, int times = 1) {
    NullScreen::point_at(at);
    settle();
    for (int i = 0; i < times; ++i) {
      NullScreen::button(true);
      frame();
      NullScreen::button(false);
      frame();
    }
    settle();
  }
  void drag(ImVec2 from, ImVec2 to) {
    NullScreen::point_at(from);
    settle();
    NullScreen::button(true);
    frame();
    NullScreen::point_at(to);
    settle();
    NullScreen::button(false);
    settle();
  }
  void type(const std::string& text) {
    for (const char32_t c : base::to_code_points(text)) {
      ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(appearance_->glyphs().stand_in(c)));
    }
    settle();
  }
  void key(ImGuiKey key, bool ctrl = false, bool shift = false) {
    NullScreen::modifiers(ctrl, shift);
    NullScreen::key(key, true);
    frame();
    NullScreen::key(key, false);
    NullScreen::modifiers(false, false);
    settle();
  }
  void wait(double seconds) {
    const int frames = static_cast<int>(seconds * 60);
    for (int i = 0; i < frames; ++i) frame();
  }
  Ui& ui() { return *ui_; }

 private:
  NullScreen screen_;
  std::function<void(Ui&)> draw_;
  std::unique_ptr<desktop::Appearance> appearance_;
  std::unique_ptr<Ui> ui_;
};

struct EditorDesk {
  app::TextModel model;
  Desk desk{[this](Ui& ui) {
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
  CHECK(clipboard == "见成效");
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
  CHECK(clipboard == "成效春季防火巡查");
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
  clipboard = std::string(3'000'000, 'x');
  the.desk.key(ImGuiKey_V, true);
  CHECK(the.model.utf8() == "原来的");
  REQUIRE(the.desk.ui().refused());
  CHECK(the.desk.ui().refused()->remark.kind == app::TextRemark::Kind::kTooLong);
  the.desk.type("文");
  CHECK_FALSE(the.desk.ui().refused());
}

struct FieldDesk {
  std::string text;
  std::string passphrase;
  bool entered = false;
  bool shows_passphrase = true;
  Desk desk{[this](Ui& ui) {
    ui.field("标题", text, {});
    Ui::FieldLook secret;
    secret.secret = true;
    if (!shows_passphrase) return;
    ui.field("口令", passphrase, secret);
    entered = entered || ui.entered();
  }};
};

TEST_CASE("a field is one line: a pasted line end is a blank, Enter is for who asked") {
  FieldDesk the;
  the.desk.click(the.desk.place("标题"));
  clipboard = "春季\r\n防火\r\n";
  the.desk.key(ImGuiKey_V, true);
  CHECK(the.text == "春季 防火");
  the.desk.key(ImGuiKey_Enter);
  CHECK(the.text == "春季 防火");
  CHECK_FALSE(the.entered);
}

TEST_CASE("a field shows what its owner sets, and Tab goes on to the next with all selected") {
  FieldDesk the;
  the.text = "由别处填上";
  the.passphrase = "old";
  the.desk.settle();
  the.desk.click(the.desk.place("标题", 300));
  the.desk.type("的");
  CHECK(the.text == "由别处填上的");
  the.text = "换了";
  the.desk.settle();
  the.desk.key(ImGuiKey_End);
  the.desk.type("一个");
  CHECK(the.text == "换了一个");
  the.desk.key(ImGuiKey_Tab);
  the.desk.type("new words");
  CHECK(the.passphrase == "new words");
}

TEST_CASE("a passphrase is not copied, not undone, not noted") {
  FieldDesk the;
  the.desk.click(the.desk.place("口令"));
  the.desk.type("secret words");
  the.desk.key(ImGuiKey_A, true);
  the.desk.key(ImGuiKey_C, true);
  the.desk.key(ImGuiKey_X, true);
  CHECK(clipboard.empty());
  CHECK(the.passphrase == "secret words");
  the.desk.key(ImGuiKey_Z, true);
  CHECK(the.passphrase == "secret words");
  CHECK(the.desk.find("口令").value.empty());
  the.desk.key(ImGuiKey_Enter);
  CHECK(the.entered);
  the.passphrase.clear();
  the.desk.settle();
  the.desk.click(the.desk.place("口令"));
  the.desk.type("again");
  CHECK(the.passphrase == "again");
}

TEST_CASE("every character of a long line can be reached") {
  FieldDesk the;
  the.desk.click(the.desk.place("标题"));
  std::string text;
  for (int i = 0; i < 80; ++i) text += "字";
  the.desk.type(text + "尾");
  the.desk.click(the.desk.place("标题", 540));
  the.desk.key(ImGuiKey_Backspace);
  CHECK(the.text.size() <= text.size());
  the.desk.key(ImGuiKey_Home);
  the.desk.type("头");
  CHECK(the.text.starts_with("头"));
}

TEST_CASE("a text to be read can be selected and copied, not changed") {
  std::string text = "已报送的正文";
  Desk desk([&](Ui& ui) {
    Ui::FieldLook look;
    look.height = 120;
    look.read_only = true;
    ui.field("正文", text, look);
  });
  desk.click(desk.place("正文"));
  desk.type("改");
  desk.key(ImGuiKey_Delete);
  CHECK(text == "已报送的正文");
  desk.key(ImGuiKey_A, true);
  desk.key(ImGuiKey_C, true);
  CHECK(clipboard == "已报送的正文");
}

}  // namespace
}  // namespace yibao::testing
