// Fields of one line and of several, passphrases, texts to be read.
#include <doctest/doctest.h>

#include "tests/desktop/widget_desk.h"

namespace yibao::testing {
namespace {

using desktop::Ui;

struct FieldDesk {
  std::string text;
  std::string passphrase;
  bool entered = false;
  bool shows_passphrase = true;
  WidgetDesk desk{[this](Ui& ui) {
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
  WidgetDesk::clipboard() = "春季\r\n防火\r\n";
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
  CHECK(WidgetDesk::clipboard().empty());
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
  WidgetDesk desk([&](Ui& ui) {
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
  CHECK(WidgetDesk::clipboard() == "已报送的正文");
}

}  // namespace
}  // namespace yibao::testing
