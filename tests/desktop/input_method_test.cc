// Pinyin through fcitx5 into the program: what goes wrong first. The other ways in which it is
// known to go wrong take longer: input_method_table_test.cc.
//
// A case ends with text that was typed after what it is about: only then is it certain that nothing
// happened in between.
#include <doctest/doctest.h>

#include "tests/desktop/title_writer.h"

namespace yibao::testing {
namespace {

TEST_CASE("pinyin: text is committed; BackSpace and Escape belong to what is being composed") {
  InputSession session;
  Writer writer;
  InputSession::switches_to_pinyin();
  Person::types("zhongguo ");
  writer.reads("中国");
  Person::types("nih");
  Person::presses("BackSpace");
  Person::presses("BackSpace");
  Person::presses("BackSpace");
  Person::types("hao ");
  writer.reads("中国好");
  Person::types("nihao");
  Person::presses("Escape");
  Person::types("ren ");
  writer.reads("中国好人");
  Person::presses("BackSpace");
  writer.reads("中国好");
}

}  // namespace
}  // namespace yibao::testing
