#include "client/core/app/text/text_model.h"

#include <doctest/doctest.h>

#include "client/core/app/text/clean_text.h"
#include "client/core/app/text/text_units.h"
#include "shared/base/random.h"
#include "shared/base/text.h"

namespace yibao::app {
namespace {

void type(TextModel& model, std::string_view text) {
  for (const char32_t c : base::to_code_points(text)) {
    if (c == U'\n') {
      model.new_line();
    } else {
      model.type(c);
    }
  }
}

TEST_CASE("what is typed stands at the caret; names in rare characters stay what they are") {
  TextModel model;
  type(model, "张𬭊和𠮷田");
  CHECK(model.utf8() == "张𬭊和𠮷田");
  CHECK(model.caret() == 5);
  model.left(false, false);
  type(model, "新");
  CHECK(model.utf8() == "张𬭊和𠮷新田");
  CHECK(model.says("张𬭊和𠮷新田"));
  CHECK_FALSE(model.says("张𬭊和𠮷新天"));
  CHECK_FALSE(model.says("张"));
}

TEST_CASE("undo takes back a phrase, redo brings it again") {
  TextModel model;
  type(model, "一是排查。二是整改");
  CHECK(model.undo());
  CHECK(model.utf8() == "一是排查。");
  CHECK(model.undo());
  CHECK(model.utf8().empty());
  CHECK_FALSE(model.undo());
  CHECK(model.redo());
  CHECK(model.redo());
  CHECK(model.utf8() == "一是排查。二是整改");
  CHECK_FALSE(model.redo());
}

TEST_CASE("a pause, a move of the caret and a new line end a phrase") {
  TextModel model;
  type(model, "甲");
  model.end_phrase();
  type(model, "乙");
  model.move_to(2);
  type(model, "丙\n丁");
  for (const char* text : {"甲乙丙\n", "甲乙", "甲", ""}) {
    CHECK(model.undo());
    CHECK(model.utf8() == text);
  }
}

TEST_CASE("a run erased is one step") {
  TextModel model;
  model.load("春季防火巡查");
  model.move_to(6);
  for (int i = 0; i < 4; ++i) model.erase_back(false);
  CHECK(model.utf8() == "春季");
  model.undo();
  CHECK(model.utf8() == "春季防火巡查");
  CHECK(model.caret() == 6);
  model.move_to(0);
  for (int i = 0; i < 2; ++i) model.erase_forward(false);
  model.undo();
  CHECK(model.utf8() == "春季防火巡查");
}

TEST_CASE("what stands selected is replaced, and undone in one step") {
  TextModel model;
  model.load("春季防火巡查");
  model.select({2, 4});
  CHECK(model.selected() == "防火");
  type(model, "防汛");
  CHECK(model.utf8() == "春季防汛巡查");
  model.undo();
  CHECK(model.utf8() == "春季防火巡查");
  CHECK(model.selection() == TextSpan{2, 4});
}

TEST_CASE("pasted text: one kind of line end, nothing invisible, and it is said how much went") {
  TextModel model;
  CHECK(model.paste("一\r\n二\r三\n四\t五"));
  CHECK(model.utf8() == "一\n二\n三\n四\t五");
  CHECK_FALSE(model.remark());
  model.select_all();
  CHECK(model.paste(std::string("甲\x01乙\xFF丙\0丁", 15)));
  CHECK(model.utf8() == "甲乙丙丁");
  REQUIRE(model.remark());
  CHECK(model.remark()->kind == TextRemark::Kind::kDropped);
  CHECK(model.remark()->count == 3);
  TextModel title({.one_line = true});
  title.paste("春季防火\n巡查\r\n");
  CHECK(title.utf8() == "春季防火 巡查");
  CHECK_FALSE(title.new_line());
}

TEST_CASE("what has no room is refused whole, and nothing is lost") {
  TextModel model;
  type(model, "原来的文字");
  CHECK_FALSE(model.paste(std::string(5'000'000, 'a')));
  CHECK(model.utf8() == "原来的文字");
  REQUIRE(model.remark());
  CHECK(model.remark()->kind == TextRemark::Kind::kTooLong);
  CHECK(model.undo());
  CHECK(model.utf8().empty());
  TextModel small({.bytes_most = 7});
  type(small, "一二三");
  CHECK(small.utf8() == "一二");
  small.erase_back(false);
  CHECK(small.utf8() == "一");
}

TEST_CASE("a text longer than allowed may be shortened, not lengthened") {
  TextModel model({.bytes_most = 6});
  model.load("一二三四");
  CHECK_FALSE(model.type(U'五'));
  CHECK(model.erase_forward(false));
  CHECK(model.utf8() == "二三四");
}

TEST_CASE("a text to be read is not changed by anything") {
  TextModel model({.read_only = true});
  model.load("已报送的文字");
  CHECK_FALSE(model.type(U'x'));
  CHECK_FALSE(model.new_line());
  CHECK_FALSE(model.erase_forward(true));
  CHECK_FALSE(model.paste("x"));
  CHECK_FALSE(model.replace({0, 2}, U"x"));
  CHECK(model.utf8() == "已报送的文字");
  model.select_all();
  CHECK(model.selected() == "已报送的文字");
}

TEST_CASE("nothing of a secret can be had back") {
  TextModel model({.one_line = true, .secret = true});
  type(model, "words");
  model.select_all();
  CHECK(model.selected().empty());
  CHECK_FALSE(model.can_undo());
  model.wipe();
  CHECK(model.utf8().empty());
}

TEST_CASE("a wiped text is gone from its history too") {
  TextModel model;
  type(model, "不该写的。");
  model.select_all();
  model.erase_back(false);
  model.wipe();
  CHECK_FALSE(model.undo());
  CHECK_FALSE(model.redo());
  CHECK(model.utf8().empty());
}

TEST_CASE("control characters cannot be typed") {
  TextModel model;
  for (const char32_t c : {U'\x01', U'\x7F', char32_t{0x202E}, char32_t{0xFFFE}}) {
    CHECK_FALSE(model.type(c));
  }
  CHECK(model.text().empty());
}

TEST_CASE("moving by words and characters") {
  const std::u32string_view text = U"昂素镇，12.6万亩 green belt\n二";
  CHECK(next_word(text, 0) == 3);
  CHECK(next_word(text, 3) == 4);
  CHECK(next_word(text, 4) == 6);
  CHECK(previous_word(text, 4) == 3);
  CHECK(previous_word(text, 3) == 0);
  CHECK(word_at(text, 1) == TextSpan{0, 3});
  CHECK(paragraph_at(text, 5) == TextSpan{0, 21});
  CHECK(paragraph_at(text, 22) == TextSpan{22, 23});
  // A form of a rare name's character is part of the character.
  const std::u32string_view name = U"葛\U000E0100城";
  CHECK(next_character(name, 0) == 2);
  CHECK(previous_character(name, 2) == 0);
  TextModel model;
  model.load(base::to_utf8(name));
  model.erase_forward(false);
  CHECK(model.utf8() == "城");
}

TEST_CASE("marks stay with their words") {
  TextModel model;
  model.load("春季防火巡查见成效");
  model.set_marks({{{2, 4}, 1}, {{6, 9}, 2}});
  model.move_to(0);
  model.type(U'今');
  CHECK(model.marks()[0].span == TextSpan{3, 5});
  model.replace({4, 4}, U"汛");  // in the middle of it
  CHECK(model.marks()[0].span == TextSpan{3, 6});
  model.replace({2, 4}, U"");  // its beginning
  CHECK(model.marks()[0].span == TextSpan{2, 4});
  model.replace({6, 9}, U"");
  CHECK(model.marks().size() == 1);
}

TEST_CASE("where a place as stored lies in what was typed") {
  const std::u32string typed = U"一 \n二 三\t\t\n四";
  const std::u32string stored = base::to_code_points(base::tidy_lines(base::to_utf8(typed)));
  for (std::size_t i = 0; i < stored.size(); ++i) {
    CHECK(typed[place_as_typed(typed, i, false)] == stored[i]);
  }
  CHECK(place_as_typed(typed, stored.size(), false) == typed.size());
  CHECK(place_as_typed(U"  标题", 0, true) == 2);
}

// Beside a string changed the plain way.
class Twin {
 public:
  explicit Twin(std::uint64_t seed) : random_(seed) {}

  void step() {
    const std::u32string alphabet = U"一二三，。abc 1𬭊\n";
    switch (random_.below(9)) {
      case 0: model.move_to(random_.below(text.size() + 1)); break;
      case 1: model.move_to(random_.below(text.size() + 1), true); break;
      case 2:
        erase(
            model.selection(), [&] { model.erase_back(false); }, true);
        break;
      case 3:
        erase(
            model.selection(), [&] { model.erase_forward(false); }, false);
        break;
      case 4: insert(U"贴进来的，\n一段"); break;
      default: {
        const char32_t c = alphabet[random_.below(alphabet.size())];
        const TextSpan span = model.selection();
        text.replace(span.begin, span.size(), 1, c);
        if (c == U'\n') {
          model.new_line();
        } else {
          model.type(c);
        }
      }
    }
  }

  TextModel model;
  std::u32string text;

 private:
  void insert(const std::u32string& words) {
    const TextSpan span = model.selection();
    text.replace(span.begin, span.size(), words);
    model.paste(base::to_utf8(words));
  }
  template <class Act>
  void erase(TextSpan span, Act act, bool back) {
    if (span.empty() && back && span.begin > 0) --span.begin;
    if (span.empty() && !back && span.end < text.size()) ++span.end;
    text.erase(span.begin, span.size());
    act();
  }

  base::SeededRandom random_;
};

TEST_CASE(
    "whatever is done is what a plain string would hold; all of it can be undone and redone") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Twin twin(seed);
    std::vector<std::u32string> after = {twin.text};
    for (int i = 0; i < 200; ++i) {
      twin.step();
      REQUIRE(twin.model.text() == twin.text);
      REQUIRE(twin.model.caret() <= twin.text.size());
      if (after.back() != twin.text) after.push_back(twin.text);
    }
    const std::u32string last = twin.model.text();
    // Every step back is a text that stood there.
    std::size_t at = after.size();
    while (twin.model.undo()) {
      while (at > 0 && after[at - 1] != twin.model.text()) --at;
      REQUIRE(at > 0);
    }
    CHECK(twin.model.text().empty());
    while (twin.model.redo()) {
    }
    CHECK(twin.model.text() == last);
  }
}

TEST_CASE("the history is bounded: the oldest steps go first, the newest stay") {
  TextModel model;
  const std::string page(30'000, 'a');
  for (int i = 0; i < 40; ++i) {
    model.select_all();
    model.paste(page + std::to_string(i));
  }
  std::size_t steps = 0;
  while (model.undo()) ++steps;
  CHECK(steps >= 2);
  CHECK(steps < 10);
}

}  // namespace
}  // namespace yibao::app
