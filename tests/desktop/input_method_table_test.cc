// All other ways in which input methods are known to go wrong, each in a session of its own; run by
// installers/check-input-methods.sh. Cases end as those of input_method_test.cc do.
#include <doctest/doctest.h>

#include "tests/desktop/title_writer.h"

namespace yibao::testing {
namespace {

constexpr int kFastPinyin = 8;  // milliseconds a key
constexpr int kFastEnglish = 12;

TEST_CASE("Return commits the letters themselves and stays in the field") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  Person::types("renmin");
  Person::presses("Return");
  writer.reads("renmin");
  Person::types("hao ");
  writer.reads("renmin好");
}

TEST_CASE("a digit chooses a candidate, a comma is a Chinese one") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  Person::types("nihao");
  Person::presses("1");
  writer.reads("你好");
  Person::types(",");
  writer.reads("你好，");
  Person::types("zhongguo,");
  writer.reads("你好，中国，");
}

TEST_CASE("Ctrl with a letter works while the method is on") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  Person::types("nihao ");
  writer.reads("你好");
  for (int round = 0; round < 10; ++round) {
    Person::presses("ctrl+a");
    Person::presses("ctrl+c");
    Person::presses("End");
    Person::presses("ctrl+v");
    writer.reads("你好你好");
    Person::presses("ctrl+z");
    writer.reads("你好");
  }
}

TEST_CASE("a key that is held down repeats, until it is let go") {
  InputSession session;
  Writer writer;
  hand({"keydown", "a"});
  wait_for("a row of letters", [&] { return writer.person.reads(kTitleField).size() > 8; });
  hand({"keyup", "a"});
  Person::types("z");
  wait_for("the last letter", [&] { return writer.person.reads(kTitleField).ends_with("z"); });
  const std::string row = writer.person.reads(kTitleField);
  CHECK(row.find_first_not_of('a') == row.size() - 1);
}

TEST_CASE("fast typing loses and swaps nothing") {
  InputSession session;
  Writer writer;
  const std::string english = "The quick brown fox jumps over the lazy dog 0123456789";
  Person::types(english, kFastEnglish);
  writer.reads(english);
  writer.empties();
  InputSession::switches_to_pinyin();
  std::string text;
  for (int round = 0; round < 5; ++round) {
    Person::types("zhongguo renmin ", kFastPinyin);
    text += "中国人民";
    writer.reads(text);
  }
}

TEST_CASE("the C locale loses no Chinese") {
  InputSession session;
  Writer writer({"LANG=C", "LC_ALL=C"});
  InputSession::switches_to_pinyin();
  Person::types("nihao ");
  writer.reads("你好");
}

TEST_CASE("without XMODIFIERS, or with a wrong one, the method that runs is found") {
  InputSession session;
  for (const char* environment : {"XMODIFIERS", "XMODIFIERS=@im=nobody"}) {
    Writer writer({environment});
    InputSession::switches_to_pinyin();
    Person::types("nihao ");
    writer.reads("你好");
  }
}

TEST_CASE("the method may end and start again while the program runs") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  Person::types("nihao ");
  writer.reads("你好");
  session.end_method();
  Person::types("abc");
  writer.reads("你好abc");
  session.start_method();
  InputSession::switches_to_pinyin();
  Person::types("zhongguo ");
  writer.reads("你好abc中国");
}

TEST_CASE("without any method Latin letters and accents are typed") {
  InputSession session;
  session.end_method();
  Writer writer({"XMODIFIERS=@im=none"});
  Person::types("Hello, world.");
  Person::presses("eacute");
  Person::types("!");
  writer.reads("Hello, world.é!");
}

TEST_CASE("the candidates stand below the caret and follow it") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  const auto candidates_at = [] {
    std::optional<Corner> place;
    wait_for("candidates", [&] {
      place = InputSession::candidates();
      return place.has_value();
    });
    return *place;
  };
  Person::types("nihao");
  const auto first = candidates_at();
  const auto field = writer.person.place_of(kTitleField);
  CHECK(first.x >= field.left);
  CHECK(first.x < field.left + 40);
  CHECK(first.y > field.top);
  CHECK(first.y < field.bottom + 40);
  Person::presses("space");
  writer.reads("你好");
  Person::types("zhongguo");
  const auto second = candidates_at();
  CHECK(second.x > first.x + 20);
  CHECK(second.x < first.x + 120);
  CHECK(std::abs(second.y - first.y) < 4);
  Person::presses("space");
  writer.reads("你好中国");
}

}  // namespace
}  // namespace yibao::testing
